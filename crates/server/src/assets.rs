//! The files that the page needs, held in the program.

/// One file, known to browsers by its content: an address never changes what it gives.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asset {
    /// The last part of its path.
    pub(crate) name: &'static str,
    pub(crate) content_type: &'static str,
    pub(crate) content: &'static str,
}

pub(crate) const STYLE: Asset = Asset {
    name: "pressoir.css",
    content_type: "text/css; charset=utf-8",
    content: concat!(
        include_str!("../assets/base.css"),
        include_str!("../assets/found.css"),
        include_str!("../assets/facets.css"),
        include_str!("../assets/reading.css"),
        include_str!("../assets/sizes.css")
    ),
};

pub(crate) const ICON: Asset = Asset {
    name: "pressoir.svg",
    content_type: "image/svg+xml",
    content: include_str!("../assets/pressoir.svg"),
};

/// What the page does beyond its links and forms, a module each; none needs another.
pub(crate) const SCRIPTS: [Asset; 4] = [
    script("visits.js", include_str!("../assets/visits.js")),
    script(
        "completion.js",
        concat!(
            include_str!("../assets/combobox.js"),
            include_str!("../assets/completion.js")
        ),
    ),
    script("histogram.js", include_str!("../assets/histogram.js")),
    script("citation.js", include_str!("../assets/citation.js")),
];

/// The search box for other sites. What it declares is no other script's.
pub(crate) const WIDGET: Asset = script(
    "widget.js",
    concat!(
        "(() => {\n",
        include_str!("../assets/combobox.js"),
        include_str!("../assets/widget.js"),
        "})();\n"
    ),
);

/// Every file of the page.
pub(crate) fn all() -> impl Iterator<Item = Asset> {
    [STYLE, ICON, WIDGET].into_iter().chain(SCRIPTS)
}

const fn script(name: &'static str, content: &'static str) -> Asset {
    Asset {
        name,
        content_type: "text/javascript; charset=utf-8",
        content,
    }
}

impl Asset {
    /// Returns the address under which the file may be kept for ever.
    pub(crate) fn address(&self) -> String {
        format!("/assets/{}?v={}", self.name, self.version())
    }

    /// Returns a fingerprint of the content.
    pub(crate) fn version(&self) -> String {
        format!("{:016x}", fnv(self.content.as_bytes()))
    }
}

/// FNV-1a with 64 bits: not a defence against anyone, but the same in every build.
const fn fnv(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut place = 0;
    while place < bytes.len() {
        hash = (hash ^ bytes[place] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        place += 1;
    }
    hash
}

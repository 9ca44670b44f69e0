//! The description of the service for programs, written from the parameters that it reads.

use serde_json::{Map, Value, json};

use crate::parameters::{
    CONCORDANCE, EXPORT, FACETS, NONE, SEARCH_NAMES, SIMILAR, SUGGEST, TIMELINE,
};
use crate::parameters::{Kind, Name};

/// A path for programs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Operation {
    /// The path, with the name of what is particular to a request in braces at its end.
    pub(crate) path: &'static str,
    summary: &'static str,
    pub(crate) parameters: &'static [Name],
    /// Whether the same parameters are also taken in the body of a `POST`.
    pub(crate) is_posted: bool,
    media_type: &'static str,
}

/// Every path for programs.
pub(crate) const OPERATIONS: [Operation; 10] = [
    asked(
        "/v1/search",
        "Ranked hits with marked passages",
        &SEARCH_NAMES,
    ),
    asked(
        "/v1/facets/{field}",
        "The values of a field with their counts",
        &FACETS,
    ),
    asked(
        "/v1/timeline",
        "How often some queries find something in each period",
        &TIMELINE,
    ),
    asked("/v1/kwic", "Every occurrence in its context", &CONCORDANCE),
    Operation {
        media_type: "*/*",
        ..asked("/v1/export", "All clippings that fit, as a file", &EXPORT)
    },
    read(
        "/v1/suggest",
        "How a text that is being typed can go on",
        &SUGGEST,
    ),
    read(
        "/v1/similar/{id}",
        "The clippings that are nearest to one",
        &SIMILAR,
    ),
    read(
        "/v1/documents/{id}",
        "One clipping; behind the id may stand .json, .txt, .ris, .bib, .csl.json or .xml",
        NONE,
    ),
    read("/health/live", "Whether the service runs", NONE),
    read("/health/ready", "Whether the index answers", NONE),
];

/// Returns a path that is only read.
const fn read(path: &'static str, summary: &'static str, parameters: &'static [Name]) -> Operation {
    Operation {
        path,
        summary,
        parameters,
        is_posted: false,
        media_type: "application/json",
    }
}

/// Returns a path that takes its parameters from a URL or from a body.
const fn asked(
    path: &'static str,
    summary: &'static str,
    parameters: &'static [Name],
) -> Operation {
    Operation {
        is_posted: true,
        ..read(path, summary, parameters)
    }
}

/// Returns the description, in the shape of OpenAPI 3.1.
pub(crate) fn description() -> Value {
    let paths: Map<String, Value> = OPERATIONS
        .iter()
        .map(|operation| (operation.path.to_owned(), operation.describe()))
        .collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Pressoir",
            "summary": "A search engine for French press archives",
            "version": env!("CARGO_PKG_VERSION"),
        },
        "paths": paths,
        "components": { "schemas": { "Problem": problem() } },
    })
}

impl Operation {
    fn describe(&self) -> Value {
        let mut item = Map::new();
        if let Some(name) = self.in_path() {
            let parameter = json!({
                "name": name,
                "in": "path",
                "required": true,
                "schema": { "type": "string" },
            });
            item.insert("parameters".to_owned(), json!([parameter]));
        }
        let mut get = self.answers();
        get["parameters"] = self.parameters.iter().map(in_url).collect();
        item.insert("get".to_owned(), get);
        if self.is_posted {
            let mut post = self.answers();
            let properties: Map<String, Value> = self
                .parameters
                .iter()
                .map(|parameter| (parameter.name.to_owned(), in_body(parameter.kind)))
                .collect();
            let schema = json!({
                "type": "object",
                "properties": properties,
                "additionalProperties": false,
            });
            post["requestBody"] = json!({
                "required": true,
                "content": { "application/json": { "schema": schema } },
            });
            item.insert("post".to_owned(), post);
        }
        Value::Object(item)
    }

    /// Returns the name of what is particular to a request in the path.
    fn in_path(&self) -> Option<&'static str> {
        let (_, name) = self.path.split_once('{')?;
        name.strip_suffix('}')
    }

    fn answers(&self) -> Value {
        let problem = json!({
            "description": "Why there is no answer",
            "content": {
                "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } },
            },
        });
        json!({
            "summary": self.summary,
            "responses": {
                "200": { "description": self.summary, "content": { (self.media_type): {} } },
                "default": problem,
            },
        })
    }
}

fn in_url(parameter: &Name) -> Value {
    let schema = match parameter.kind {
        Kind::Single => json!({ "type": "string" }),
        Kind::List => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::Flag => json!({ "type": "boolean" }),
    };
    json!({ "name": parameter.name, "in": "query", "schema": schema })
}

/// Returns what a body takes, which is told in the types of JSON; null is what was not given.
fn in_body(kind: Kind) -> Value {
    match kind {
        Kind::Single => json!({ "type": ["string", "number", "null"] }),
        Kind::List => json!({
            "type": ["string", "array", "null"],
            "items": { "type": "string" },
        }),
        Kind::Flag => json!({ "type": ["boolean", "string", "null"] }),
    }
}

/// Returns the shape of an error (RFC 9457).
fn problem() -> Value {
    json!({
        "type": "object",
        "required": ["type", "title", "status", "code", "detail"],
        "properties": {
            "type": { "type": "string" },
            "title": { "type": "string" },
            "status": { "type": "integer" },
            "code": { "type": "string", "description": "A name that programs can rely on" },
            "detail": { "type": "string" },
            "parameter": { "type": "string", "description": "The parameter that was wrong" },
        },
    })
}

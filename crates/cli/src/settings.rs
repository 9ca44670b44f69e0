//! What `pressoir serve` is told: by flags, else by the environment, else by a file, else by default.

use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use clap::parser::ValueSource;
use clap::{ArgAction, ArgMatches, CommandFactory, FromArgMatches};
use toml::{Table, Value};

use crate::arguments::Arguments;
use crate::commands::Command;
use crate::error::CommandError;

/// The command whose flags are settings.
const COMMAND: &str = "serve";

/// The flags that are none.
const NO_SETTINGS: [&str; 4] = ["config", "print-config", "help", "version"];

/// Reads the arguments of the program; a wrong one ends it, as clap does.
///
/// # Errors
///
/// Fails when a file of settings cannot be read, or holds what is no setting.
pub(crate) fn read_arguments() -> Result<Arguments, CommandError> {
    let mut given: Vec<OsString> = std::env::args_os().collect();
    let mut command = with_environment(Arguments::command());
    let mut matches = command.get_matches_mut();
    let config = matches
        .subcommand_matches(COMMAND)
        .and_then(|serve| serve.get_one::<PathBuf>("config"))
        .cloned();
    let mut from_file = Table::new();
    if let (Some(file), Some(serve)) = (&config, matches.subcommand_matches(COMMAND)) {
        from_file = read_file(file)?;
        from_file.retain(|name, _| is_open(serve, name));
        for (name, value) in &from_file {
            given.extend(flags(file, name, value)?);
        }
        matches = command
            .try_get_matches_from_mut(given)
            .map_err(|error| refused(file, &error))?;
    }
    let mut arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    if let (Command::Serve(args), Some(serve)) =
        (&mut arguments.command, matches.subcommand_matches(COMMAND))
    {
        args.settings = printed(serve, config.as_deref(), &from_file);
    }
    Ok(arguments)
}

/// Gives each setting its variable: that of `--rate-limit` is `PRESSOIR_RATE_LIMIT`.
fn with_environment(command: clap::Command) -> clap::Command {
    command.mut_subcommand(COMMAND, |serve| {
        serve.mut_args(|arg| match arg.get_long() {
            Some(name) if arg.get_env().is_none() && name != "print-config" => {
                let variable = variable(name);
                arg.env(variable).hide_env(true)
            }
            _ => arg,
        })
    })
}

fn variable(name: &str) -> String {
    format!("PRESSOIR_{}", name.to_uppercase().replace('-', "_"))
}

/// Returns the settings with the names of their flags, in the order of the help.
fn settings() -> Vec<clap::Arg> {
    let command = Arguments::command();
    let serve = command.find_subcommand(COMMAND);
    let args = serve.into_iter().flat_map(clap::Command::get_arguments);
    args.filter(|arg| {
        arg.get_long()
            .is_some_and(|name| !NO_SETTINGS.contains(&name))
    })
    .cloned()
    .collect()
}

fn setting(name: &str) -> Option<clap::Arg> {
    settings()
        .into_iter()
        .find(|arg| arg.get_long() == Some(name))
}

fn read_file(file: &Path) -> Result<Table, CommandError> {
    let failed = |why: String| {
        CommandError::new(format!("cannot use `{}`: {why}", file.display())).with_hint(
            "a file of settings is TOML: one `name = value` a line, by the names of the flags",
        )
    };
    let text = fs::read_to_string(file).map_err(|error| failed(error.to_string()))?;
    let table: Table = text
        .parse()
        .map_err(|error: toml::de::Error| failed(error.to_string().trim_end().to_owned()))?;
    match table.keys().find(|name| setting(name).is_none()) {
        Some(name) => Err(failed(format!("`{name}` is no setting"))
            .with_hint("`pressoir serve --print-config` lists all of them")),
        None => Ok(table),
    }
}

/// Returns whether neither a flag nor the environment has given a setting.
fn is_open(serve: &ArgMatches, name: &str) -> bool {
    let source = setting(name).and_then(|arg| serve.value_source(arg.get_id().as_str()));
    matches!(source, None | Some(ValueSource::DefaultValue))
}

/// Returns a setting of a file as the flags that say the same.
fn flags(file: &Path, name: &str, value: &Value) -> Result<Vec<OsString>, CommandError> {
    let refused = |wanted: &str| {
        CommandError::new(format!("`{}`: `{name}` must be {wanted}", file.display()))
    };
    let action = setting(name).map(|arg| arg.get_action().clone());
    let one = |value: &Value| match value {
        Value::String(text) => Some(format!("--{name}={text}").into()),
        Value::Integer(number) => Some(format!("--{name}={number}").into()),
        _ => None,
    };
    match (action, value) {
        (Some(ArgAction::SetTrue), Value::Boolean(true)) => Ok(vec![format!("--{name}").into()]),
        (Some(ArgAction::SetTrue), Value::Boolean(false)) => Ok(Vec::new()),
        (Some(ArgAction::SetTrue), _) => Err(refused("true or false")),
        (Some(ArgAction::Append), Value::Array(values)) => {
            let flags: Option<Vec<OsString>> = values.iter().map(one).collect();
            flags.ok_or_else(|| refused("a list of texts"))
        }
        (_, value) => one(value)
            .map(|flag| vec![flag])
            .ok_or_else(|| refused("a text or a number")),
    }
}

/// Tells what a file has given that no flag takes.
fn refused(file: &Path, error: &clap::Error) -> CommandError {
    let told = error.render().to_string();
    let line = told.lines().next().unwrap_or_default();
    let line = line.strip_prefix("error: ").unwrap_or(line);
    CommandError::new(format!("`{}`: {line}", file.display()))
}

/// Writes all settings as the file that would say the same, each with where it comes from.
fn printed(serve: &ArgMatches, config: Option<&Path>, from_file: &Table) -> String {
    let mut text = String::new();
    for arg in settings() {
        let (Some(name), id) = (arg.get_long(), arg.get_id().as_str()) else {
            continue;
        };
        let source = match serve.value_source(id) {
            None => String::new(),
            Some(ValueSource::EnvVariable) => variable(name),
            Some(ValueSource::CommandLine) if from_file.contains_key(name) => {
                config.unwrap_or(Path::new("")).display().to_string()
            }
            Some(ValueSource::CommandLine) => format!("--{name}"),
            Some(_) => "default".to_owned(),
        };
        let values: Vec<Value> = serve
            .get_raw(id)
            .into_iter()
            .flatten()
            .map(|raw| value(raw, arg.get_action()))
            .collect();
        let value = match (arg.get_action(), &values[..]) {
            (ArgAction::Append, [_, ..]) => Value::Array(values),
            (_, [value]) => value.clone(),
            _ => {
                let _ = writeln!(text, "# {name} is not set");
                continue;
            }
        };
        let _ = writeln!(text, "{name} = {value} # {source}");
    }
    text
}

fn value(raw: &OsStr, action: &ArgAction) -> Value {
    let text = raw.to_string_lossy();
    if let (ArgAction::SetTrue, Ok(flag)) = (action, text.parse()) {
        return Value::Boolean(flag);
    }
    text.parse()
        .map_or_else(|_| Value::String(text.clone().into_owned()), Value::Integer)
}

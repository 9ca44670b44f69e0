//! The description of the service for programs, written from the parameters that it reads and the types
//! that it answers.

use pressoir_query::FacetField;
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::api_error::Problem;
use crate::operations::{OPERATIONS, Operation};
use crate::parameters::{Kind, Name, Values, names_of};

/// What a date is: a day, a month or a year.
const DATE: &str = "^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?)?$";

/// Returns the description, in the shape of OpenAPI 3.1, whose schemas are those of JSON Schema 2020-12.
pub(crate) fn description() -> Value {
    let mut generator = SchemaSettings::draft2020_12()
        .for_serialize()
        .with(|settings| {
            settings.meta_schema = None;
            settings.definitions_path = "/components/schemas".into();
        })
        .into_generator();
    let problem = generator.subschema_for::<Problem>();
    let problem = json!({
        "description": "Why there is no answer",
        "content": { "application/problem+json": { "schema": problem } },
    });
    let paths: Map<String, Value> = OPERATIONS
        .iter()
        .map(|operation| {
            let description = describe(operation, &problem, &mut generator);
            (operation.path.to_owned(), description)
        })
        .collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Pressoir",
            "summary": "A search engine for French press archives",
            "version": env!("CARGO_PKG_VERSION"),
        },
        "paths": paths,
        "components": { "schemas": generator.take_definitions(true) },
    })
}

fn describe(operation: &Operation, problem: &Value, generator: &mut SchemaGenerator) -> Value {
    let mut item = Map::new();
    if let Some(name) = operation.in_path() {
        let schema = match name {
            "field" => json!({ "enum": names_of(&FacetField::NAMES) }),
            _ => json!({ "type": "string" }),
        };
        let parameter = json!({
            "name": name,
            "in": "path",
            "required": true,
            "schema": schema,
        });
        item.insert("parameters".to_owned(), json!([parameter]));
    }
    let answers = answers(operation, problem, generator);
    let mut get = answers.clone();
    let parameters = operation.parameters.iter();
    get["parameters"] = parameters.map(|name| in_url(operation, name)).collect();
    item.insert("get".to_owned(), get);
    if operation.is_posted {
        let mut post = answers;
        let properties: Map<String, Value> = operation
            .parameters
            .iter()
            .map(|parameter| (parameter.name.to_owned(), in_body(operation, parameter)))
            .collect();
        let required = operation.required.iter().map(|(name, _)| *name);
        let schema = json!({
            "type": "object",
            "properties": properties,
            "required": required.collect::<Vec<_>>(),
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

fn answers(operation: &Operation, problem: &Value, generator: &mut SchemaGenerator) -> Value {
    let mut content = Map::new();
    if let Some(shape) = operation.json {
        let schema = shape(generator);
        content.insert("application/json".to_owned(), json!({ "schema": schema }));
    }
    for media_type in operation.media_types {
        content.insert((*media_type).to_owned(), json!({}));
    }
    json!({
        "summary": operation.summary,
        "responses": {
            "200": { "description": operation.summary, "content": content },
            "default": problem,
        },
    })
}

fn in_url(operation: &Operation, parameter: &Name) -> Value {
    let one = value(parameter);
    let schema = match parameter.kind {
        Kind::Single => one,
        Kind::List => json!({ "type": "array", "items": one }),
        Kind::Flag => json!({ "type": "boolean" }),
    };
    let mut described = json!({ "name": parameter.name, "in": "query", "schema": schema });
    if let Some(example) = operation.example(parameter.name) {
        described["required"] = true.into();
        described["example"] = example.into();
        if takes_any_text(parameter) {
            described["schema"]["minLength"] = 1.into();
        }
    }
    described
}

/// Returns what a body takes, which is told in the types of JSON; null is what was not given.
fn in_body(operation: &Operation, parameter: &Name) -> Value {
    let one = value(parameter);
    if operation.example(parameter.name).is_some() {
        let mut one = one;
        if takes_any_text(parameter) {
            one["minLength"] = 1.into();
        }
        return one;
    }
    let not_given = json!({ "type": "null" });
    match parameter.kind {
        Kind::Single => json!({ "anyOf": [one, not_given] }),
        Kind::List => json!({ "anyOf": [one, { "type": "array", "items": one }, not_given] }),
        Kind::Flag => json!({ "type": ["boolean", "null"] }),
    }
}

/// Returns whether a value is any text.
fn takes_any_text(parameter: &Name) -> bool {
    matches!(parameter.values, Values::Any)
}

/// Returns the shape of one value.
fn value(parameter: &Name) -> Value {
    match parameter.values {
        Values::Any => json!({ "type": "string" }),
        Values::UpTo(most) => json!({ "type": "integer", "minimum": 1, "maximum": most }),
        Values::Dates => json!({ "type": "string", "pattern": DATE }),
        Values::Named(names) => json!({ "enum": names() }),
        Values::TwoOf(names) => {
            let names = names();
            let pairs = names.iter().flat_map(|one| {
                let others = names.iter().filter(move |other| *other != one);
                others.map(move |other| format!("{one},{other}"))
            });
            json!({ "enum": pairs.collect::<Vec<_>>() })
        }
    }
}

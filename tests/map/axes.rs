//! The texts of axes.

use super::ids;
use reactive_allocation::map::{Axis, AxisError};
use reactive_allocation::settings::{AutoscalerKind, FIELDS, Kind, SettingId, Settings, Value};

fn numbers(text: &str) -> Vec<f64> {
    let axis: Axis = text.parse().unwrap();
    let number = |value: &Value| match value {
        Value::Text(text) => text.parse().unwrap(),
        Value::Number(number) => *number,
    };
    axis.values().iter().map(number).collect()
}

#[test]
fn a_range_has_both_ends() {
    assert_eq!(
        numbers("targetUtilization=20..35/5"),
        [20.0, 25.0, 30.0, 35.0]
    );
    assert_eq!(numbers("target-utilization=20..34/5"), [20.0, 25.0, 30.0]);
    assert_eq!(numbers("stabilizationWindow=0..0.3/0.1").len(), 4);
    assert_eq!(numbers("stabilizationWindow=7..7/1"), [7.0]);
    assert_eq!(numbers("stabilizationWindow=0, 60,300"), [0.0, 60.0, 300.0]);
}

#[test]
fn names_are_values_too() {
    let axis: Axis = "autoscaler=hpa,mig".parse().unwrap();
    assert_eq!(
        axis.values(),
        ["hpa", "mig"].map(|name| Value::Text(name.to_owned()))
    );
}

#[test]
fn a_wrong_text_is_refused_with_its_name_its_value_and_what_is_allowed() {
    let refused = |text: &str| text.parse::<Axis>().unwrap_err();
    assert!(matches!(refused("targetUtilization"), AxisError::NoAxis(_)));
    assert!(matches!(refused("speed=1..2/1"), AxisError::NoSetting(_)));
    assert!(matches!(
        refused("schedule=else 3"),
        AxisError::NoSetting(_)
    ));
    for range in [
        "5..4/1",
        "1..2/0",
        "1..2/-1",
        "1..2",
        "a..2/1",
        "1..inf/1",
        "0..1/1e-9",
        "1..NaN/1",
    ] {
        let error = refused(&format!("targetUtilization={range}"));
        assert!(
            matches!(error, AxisError::NoRange { .. }),
            "{range}: {error}"
        );
    }
    let many = refused("stabilizationWindow=0..1500/1");
    assert!(matches!(many, AxisError::TooMany { .. }));
    let error = refused("targetUtilization=0,50").to_string();
    for part in ["targetUtilization", "\"0\"", "1 to 2147483647"] {
        assert!(error.contains(part), "{error}");
    }
    let error = refused("autoscaler=hpa,vpa").to_string();
    assert!(error.contains("vpa") && error.contains("mig"), "{error}");
}

#[test]
fn the_usual_values_are_allowed_rise_and_contain_the_present_one() {
    for kind in AutoscalerKind::ALL {
        let settings = Settings {
            autoscaler: *kind,
            ..Settings::default()
        };
        for field in FIELDS {
            let Some(axis) = Axis::usual(&settings, field.id) else {
                assert!(matches!(field.kind, Kind::Curve | Kind::Plan));
                continue;
            };
            let values = axis.values();
            assert!(values.len() > 1, "{}", field.name);
            assert!(values.contains(&field.value(&settings)), "{}", field.name);
            for value in values {
                let alone = Settings::default().with(&[(field.id, value.clone())]);
                let names_it = |error: &reactive_allocation::settings::SettingsError| {
                    !matches!(
                        error.problem,
                        reactive_allocation::settings::Problem::Conflict(_)
                    )
                };
                assert!(
                    !alone.is_err_and(|error| names_it(&error)),
                    "{} {value:?}",
                    field.name
                );
            }
        }
        let [x, y] = ids(&Axis::usual_pair(&settings));
        assert_ne!(x, y);
        assert!(x != SettingId::Seed && y != SettingId::Seed);
    }
}

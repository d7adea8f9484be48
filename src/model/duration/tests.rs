use super::*;

fn minutes(text: &str, unit: Unit) -> Option<u32> {
    read(text, DurationSyntax::of(unit)).map(|duration| duration.minutes)
}

#[test]
fn the_ways_of_writing_three_and_a_half_hours() {
    for text in [
        "3h30",
        "3 h 30",
        "3H30",
        "3\u{202f}h\u{202f}30",
        "3h30min",
        "3h30'",
        "3 heures 30",
        "3 heures et 30 minutes",
        "3 heures et demie",
        "3,5",
        "3.5",
        "3,50 h",
        "210 min",
        "210mn",
        "210'",
        "3:30",
        "03:30:00",
        "½ jour",
        "0,5 j",
        "1/2 journée",
        "demi-journée",
        "3½ h",
        "3 1/2 h",
        "2 x 1h45",
        "1h45 x 2",
        "2 séances de 1 h 45",
        "1 h + 2 h 30",
        "3,5 h.",
        "une demi-journée",
        "1 demi-journée (3h30)",
        "env. 3h30",
        "≈ 3,5 h",
        "Durée : 3 h 30",
        "trois heures et demie",
    ] {
        assert_eq!(minutes(text, Unit::Hours), Some(210), "{text}");
    }
}

#[test]
fn a_bare_number_counts_what_the_column_counts() {
    assert_eq!(minutes("90", Unit::Minutes), Some(90));
    assert_eq!(minutes("7", Unit::Hours), Some(420));
    assert_eq!(minutes("2", Unit::Days), Some(840));
    assert_eq!(minutes("0,333", Unit::Hours), Some(20));
    assert_eq!(minutes("0", Unit::Hours), Some(0));
}

#[test]
fn thousands_are_grouped_as_french_tables_do() {
    for text in ["1 200", "1\u{a0}200", "1\u{202f}200", "1.200", "1 200 h", "1200", "1.200,0 h", "1 200,00"] {
        assert_eq!(minutes(text, Unit::Hours), Some(72_000), "{text}");
    }
    assert_eq!(minutes("1\u{202f}000,5 h", Unit::Hours), Some(60_030));
    assert_eq!(minutes("12.345.678 min", Unit::Hours), Some(12_345_678));
    let english = DurationSyntax { comma_groups: true, ..DurationSyntax::of(Unit::Hours) };
    assert_eq!(read("1,200 hours", english).unwrap().minutes, 72_000);
    assert_eq!(read("1.200 hours", english), None);
    assert_eq!(minutes("1,200", Unit::Hours), None);
}

#[test]
fn days_and_halves_of_them() {
    for (text, wanted) in [
        ("1 j ½", 630),
        ("1 jour et demi", 630),
        ("1,5 jour", 630),
        ("une journée", 420),
        ("3 demi-journées", 630),
        ("3 jours de 7 h", 1260),
        ("2 j de 6h30", 780),
        ("1 jour 2 h", 540),
        ("1 jour + 2 h", 540),
        ("deux jours", 840),
    ] {
        assert_eq!(minutes(text, Unit::Hours), Some(wanted), "{text}");
    }
    assert_eq!(minutes("2 heures et quart", Unit::Hours), Some(135));
    assert_eq!(minutes("trois quarts d'heure", Unit::Hours), Some(45));
}

#[test]
fn days_are_seven_hours_and_say_so() {
    let days = read("2 jours", DurationSyntax::of(Unit::Hours)).unwrap();
    assert_eq!((days.minutes, days.from_days), (840, true));
    let short = DurationSyntax { day_minutes: 360, ..DurationSyntax::of(Unit::Hours) };
    assert_eq!(read("2 jours", short).unwrap().minutes, 720);
}

#[test]
fn a_duration_told_twice_is_one() {
    for (text, wanted, other) in [
        ("2 jours soit 15 h", 900, Some(840)),
        ("2 jours (14h)", 840, None),
        ("21 h / 3 j", 1260, None),
        ("21 h / 2 j", 1260, Some(840)),
        ("3 j = 21 h", 1260, None),
    ] {
        let found = read(text, DurationSyntax::of(Unit::Hours)).unwrap();
        assert_eq!((found.minutes, found.told_otherwise, found.from_days), (wanted, other, false), "{text}");
    }
}

#[test]
fn a_range_is_its_upper_bound_and_keeps_the_lower() {
    for (text, low, high) in [
        ("3 à 4 h", 180, 240),
        ("3-4", 180, 240),
        ("3h – 4h", 180, 240),
        ("30 à 45 min", 30, 45),
        ("1 à 2 jours", 420, 840),
    ] {
        let range = read(text, DurationSyntax::of(Unit::Hours)).unwrap();
        assert_eq!((range.at_least, range.minutes), (Some(low), high), "{text}");
    }
}

#[test]
fn what_is_no_duration_is_none() {
    for text in [
        "",
        "à définir",
        "7h par semaine",
        "7 h/semaine",
        "-3",
        "12:75",
        "1 h 75",
        "1h90min",
        "2 h 60",
        "1e9",
        "99999999999999999999",
        "18446744073709551 j",
        "h",
        "x",
        "3x",
        "3 modules",
        "9999999999 h",
        ":",
        "()",
        "3 4",
        "1 30",
        "2 h 3 h",
        "30 min 2 h",
        "4 à 3 h",
        "12/03/2026",
        "2 groupes de 7 h",
        "3 h 1 j",
        "45 €",
        "de 7 h",
    ] {
        assert_eq!(minutes(text, Unit::Hours), None, "{text}");
    }
}

proptest::proptest! {
    /// Whatever is written, the answer is a duration or none, never a panic.
    #[test]
    fn any_text_is_read_or_refused(parts in proptest::collection::vec(
        proptest::sample::select(vec!["1", "3", "200", " ", ",", ".", "h", "min", "j", "½", "1/2", "x", "de", "à", "-",
            "(", ")", "demi", "et", ":", "'", "\u{202f}", "é", "/", "soit", "séances", "000"]), 0..12)) {
        let _ = read(&parts.concat(), DurationSyntax::of(Unit::Hours));
    }

    /// Every way of writing hours and minutes gives them back.
    #[test]
    fn what_is_written_is_read(hours in 1u32..2000, rest in 0u32..60) {
        let wanted = Some(hours * 60 + rest);
        for text in [format!("{hours}h{rest:02}"), format!("{hours} h {rest} min"), format!("{hours}:{rest:02}"),
            format!("{} min", hours * 60 + rest), format!("{hours} heures et {rest} minutes")] {
            proptest::prop_assert_eq!(minutes(&text, Unit::Hours), wanted, "{}", text);
        }
    }
}

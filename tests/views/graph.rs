//! The graph: walked about in, edited, at every size.

use mille_parcours::app::Msg;
use mille_parcours::app::commands::all;
use mille_parcours::app::commands::key::keys;
use mille_parcours::app::mouse::{Gesture, Spot};
use mille_parcours::app::scene::Scene;
use mille_parcours::app::shell::document::Derived;
use mille_parcours::app::shell::rows::OutlineRow;
use mille_parcours::app::views::kind::ViewKind;
use mille_parcours::format::read;
use mille_parcours::layout::Direction;
use mille_parcours::model::TrainingPath;
use mille_parcours::picture::Detail;
use mille_parcours::ui::Theme;

use super::common::screen::Session;
use super::{HOSTILE, RICH, SIZES, harmless, pictures};

/// Two stages, a choice, an advice, modules taken together, a link that follows from others.
const SMALL: &str = r#"Path(
    format: 1,
    id: "petit-a1b2",
    title: "Petit parcours",
    stages: [
        (id: "un", title: "Découvrir", modules: ["plan", "outils", "securite"]),
        (id: "deux", title: "Bâtir", modules: ["metre", "beton", "coulage"]),
    ],
    modules: {
        "beton": (title: "Doser le béton", requires: [
            (any_of: ["metre"]),
            (any_of: ["outils"], kind: Corequisite),
            (any_of: ["plan"]),
        ]),
        "coulage": (title: "Couler une semelle", requires: [
            (any_of: ["beton", "outils"]),
            (any_of: ["securite"], kind: Recommended),
        ]),
        "metre": (title: "Prendre des mesures", requires: [(any_of: ["plan"])]),
        "outils": (title: "Tenir ses outils"),
        "plan": (title: "Lire un plan"),
        "securite": (title: "Travailler sans danger"),
    },
)"#;

fn small() -> Session {
    let mut session = Session::of(SMALL, 110, 30);
    session.keys("2");
    session
}

pub(super) fn scene(session: &Session) -> &Scene {
    session.app.views.graph.scene.as_deref().unwrap()
}

/// The box that is chosen, by its module.
fn chosen(session: &Session) -> &str {
    scene(session).module(session.app.views.graph.at.unwrap()).unwrap_or("")
}

pub(super) fn choose(session: &mut Session, id: &str) {
    let title = session.app.shell.doc.path.title_of(id).to_owned();
    session.keys(&format!("g{title}<Enter>"));
    assert_eq!(session.app.shell.chosen().module(), Some(id));
}

/// What the module requires, group by group.
fn requires(session: &Session, id: &str) -> Vec<String> {
    let module = session.app.shell.doc.path.modules.get(id).unwrap();
    let group = |group: &mille_parcours::model::Requirement| {
        let members: Vec<&str> = group.any_of.iter().map(String::as_str).collect();
        format!("{} {}", group.kind.name(), members.join("|"))
    };
    module.requires.iter().map(group).collect()
}

#[test]
fn the_graph_looks_as_it_should() {
    pictures("graph", RICH, "2");
    pictures("graph_middle", RICH, "2gconduire un entretien<Enter>");
    pictures("graph_other_detail", RICH, "2zgconduire un entretien<Enter>");
    pictures("graph_codes", RICH, "2Zt");
    pictures("graph_folded", RICH, "2w");
    pictures("graph_link", RICH, "2gtraiter<Enter>eanglais");
    pictures("graph_lit", RICH, "2gconduire un entretien<Enter>f");
}

#[test]
fn the_graph_looks_as_it_should_in_ascii() {
    for (width, height) in SIZES {
        let mut session = Session::of(SMALL, width, height);
        session.theme = Theme::TERMINAL.in_ascii();
        session.keys("2");
        let letters = session.raw();
        let foreign = letters.chars().find(|c| !c.is_ascii() && !c.is_alphabetic());
        assert_eq!(foreign, None, "{session}");
        if width >= 80 {
            insta::assert_snapshot!(format!("graph_ascii_{width}x{height}"), session.to_string());
        }
        session.keys("zL");
        if (width, height) == (80, 24) {
            insta::assert_snapshot!("graph_ascii_cards_en_80x24", session.to_string());
        }
    }
}

#[test]
fn arrows_go_where_they_point_and_everything_can_be_reached() {
    for text in [SMALL, RICH] {
        for turn in ["", "v"] {
            let mut session = Session::of(text, 100, 30);
            session.keys(&format!("2{turn}"));
            let things: Vec<usize> = (0..scene(&session).layout.nodes.len())
                .filter(|node| scene(&session).is_thing(*node))
                .collect();
            let mut reached = vec![false; scene(&session).layout.nodes.len()];
            let mut open = vec![session.app.views.graph.at.unwrap()];
            while let Some(node) = open.pop() {
                if std::mem::replace(&mut reached[node], true) {
                    continue;
                }
                let id = scene(&session).module(node).unwrap().to_owned();
                for key in ["Left", "Right", "Up", "Down"] {
                    choose(&mut session, &id);
                    session.keys(&format!("<{key}>"));
                    let to = session.app.views.graph.at.unwrap();
                    open.push(to);
                    let (from, there) =
                        (scene(&session).layout.nodes[node], scene(&session).layout.nodes[to]);
                    if to == node {
                        continue;
                    }
                    let leads = match (key, scene(&session).layout.direction) {
                        ("Left", Direction::LeftToRight) | ("Up", Direction::TopToBottom) => {
                            there.rank < from.rank
                        }
                        ("Right", Direction::LeftToRight) | ("Down", Direction::TopToBottom) => {
                            there.rank > from.rank
                        }
                        ("Left", _) => there.column < from.column,
                        ("Right", _) => there.column > from.column,
                        ("Up", _) => there.row < from.row,
                        _ => there.row > from.row,
                    };
                    assert!(leads, "{key} leads from {from:?} to {there:?}");
                }
            }
            let missed: Vec<_> = things.iter().filter(|node| !reached[**node]).collect();
            assert!(missed.is_empty(), "{turn} {missed:?} {:?}\n{session}", scene(&session).layout.nodes);
        }
    }
}

#[test]
fn arrows_follow_the_links() {
    let mut session = small();
    choose(&mut session, "plan");
    session.keys("<Right>");
    assert_eq!(chosen(&session), "metre");
    session.keys("l");
    assert_eq!(chosen(&session), "beton");
    session.keys("l");
    assert_eq!(chosen(&session), "coulage", "through the « ou »");
    session.keys("<Home>");
    let first = session.app.views.graph.at;
    session.keys("<End><Home>");
    assert_eq!(session.app.views.graph.at, first);
}

#[test]
fn the_chosen_module_is_that_of_the_outline_and_in_sight_at_every_size() {
    for (width, height) in
        [(20, 5), (20, 9), (30, 10), (40, 12), (63, 14), (80, 24), (119, 20), (120, 30), (160, 48), (300, 20)]
    {
        let mut session = Session::of(RICH, width, height);
        session.keys("2");
        for key in
            ["<Down>", "<Right>", "<Right>", "z", "<Up>", "<Right>", "v", "<Down>", "s", "s", "t", "<Left>"]
        {
            session.keys(key);
            let at = session.app.views.graph.at.expect("a box");
            let seen = session.app.shell.drawn.area_of(&Spot::Cell(at, 0));
            assert!(seen.is_some(), "{key} at {width}x{height}\n{session}");
            assert_eq!(session.app.shell.chosen().module(), scene(&session).module(at));
        }
        session.keys("1");
        assert_eq!(session.app.shell.view, ViewKind::Outline);
    }
}

#[test]
fn a_module_is_linked_by_typing_its_title_and_undo_takes_the_link_back() {
    let mut session = small();
    let before = session.text();
    choose(&mut session, "securite");
    session.keys("emesur<Enter>");
    assert_eq!(requires(&session, "metre"), ["Required plan", "Required securite"]);
    assert!(session.shows("« Prendre des mesures » exige « Travailler sans danger »"), "{session}");
    assert_eq!(chosen(&session), "securite", "one stays where one was");
    session.keys("u");
    assert_eq!(session.text(), before);
    choose(&mut session, "metre");
    session.keys("pdanger<Tab><Enter>");
    assert!(requires(&session, "metre").iter().any(|group| group.ends_with("securite")), "{session}");
    assert!(!requires(&session, "metre").contains(&"Required securite".to_owned()), "Tab chose another kind");
}

#[test]
fn a_module_is_linked_by_moving_to_it() {
    let mut session = small();
    choose(&mut session, "outils");
    session.keys("e");
    for _ in 0..20 {
        if session.app.shell.linking().unwrap().target() == Some("metre") {
            break;
        }
        let (here, there) = (
            session.app.views.graph.target_box(&session.app.shell).unwrap(),
            scene(&session).home("metre").unwrap(),
        );
        let nodes = &scene(&session).layout.nodes;
        let (here, there) = (nodes[here], nodes[there]);
        let key = match (here.rank.cmp(&there.rank), here.row.cmp(&there.row)) {
            (std::cmp::Ordering::Less, _) => "<Right>",
            (std::cmp::Ordering::Greater, _) => "<Left>",
            (_, std::cmp::Ordering::Less) => "<Down>",
            _ => "<Up>",
        };
        session.keys(key);
    }
    session.keys("<Enter>");
    assert_eq!(requires(&session, "metre"), ["Required outils", "Required plan"], "{session}");
}

#[test]
fn what_would_close_a_cycle_is_refused_with_the_cycle_and_changes_nothing() {
    let mut session = small();
    let before = session.text();
    choose(&mut session, "beton");
    session.keys("elire un plan");
    assert!(session.shows("Refusé"), "{session}");
    assert!(session.shows("Doser le béton → Lire un plan → Doser le béton"), "{session}");
    session.keys("<Enter>");
    assert_eq!(session.text(), before);
    assert!(session.app.shell.linking().is_some(), "the question stands");
    session.keys("<Esc>");
    assert!(session.app.shell.layers.is_empty());
    assert_eq!(session.text(), before);
}

#[test]
fn links_are_cut() {
    let mut session = small();
    let before = session.text();
    choose(&mut session, "metre");
    session.keys("xlire<Enter>");
    assert!(requires(&session, "metre").is_empty(), "{session}");
    assert!(session.shows("« Prendre des mesures » n’exige plus « Lire un plan »"), "{session}");
    // Now only the link to what comes after is left: it goes at once.
    session.keys("x");
    assert!(session.app.shell.layers.is_empty());
    assert!(!requires(&session, "beton").iter().any(|group| group.contains("metre")));
    session.keys("x");
    assert!(session.shows("« Prendre des mesures » n’a aucun lien"), "{session}");
    session.keys("uu");
    assert_eq!(session.text(), before);
    // One of several goes from its group, the others stay.
    choose(&mut session, "coulage");
    session.keys("xbéton<Enter>");
    assert_eq!(requires(&session, "coulage"), ["Required outils", "Recommended securite"]);
}

#[test]
fn an_alternative_is_made() {
    let mut session = small();
    let before = session.text();
    choose(&mut session, "metre");
    session.keys("ooutils<Enter>");
    assert_eq!(requires(&session, "metre"), ["Required outils|plan"], "{session}");
    assert!(scene(&session).picture.nodes.iter().filter(|node| node.label.bare).count() == 2, "{session}");
    session.keys("u");
    assert_eq!(session.text(), before);
    // Several prerequisites: first beside which.
    choose(&mut session, "beton");
    session.keys("omesures<Enter>danger<Enter>");
    assert!(requires(&session, "beton").contains(&"Required metre|securite".to_owned()), "{session}");
    choose(&mut session, "plan");
    session.keys("o");
    assert!(session.shows("« Lire un plan » n’a pas encore de prérequis"), "{session}");
}

#[test]
fn new_modules_come_linked_into_the_stage_where_one_is() {
    let mut session = small();
    let before = session.text();
    choose(&mut session, "plan");
    session.keys("aTracer<Enter>");
    let new = chosen(&session).to_owned();
    assert_eq!(session.app.shell.doc.path.title_of(&new), "Tracer");
    assert_eq!(requires(&session, &new), ["Required plan"]);
    assert_eq!(session.app.shell.doc.path.stage_of(&new), Some((0, 1)));
    session.keys("u");
    assert_eq!(session.text(), before);
    choose(&mut session, "metre");
    session.keys("ACompter<Enter>");
    let new = chosen(&session).to_owned();
    assert_eq!(requires(&session, "metre"), [format!("Required {new}"), "Required plan".to_owned()]);
    assert_eq!(session.app.shell.doc.path.stage_of(&new), Some((1, 0)));
    session.keys("u");
    assert_eq!(session.text(), before);
    let mut session = Session::of("Path(format: 1, id: \"p-a1b2\", title: \"Vide\")", 80, 24);
    session.keys("2");
    assert!(session.shows("Ce parcours n’a pas encore de module"), "{session}");
    session.keys("aPremier<Enter>");
    assert!(session.shows("[● Premier]") || session.shows("Premier"), "{session}");
    assert!(session.app.views.graph.at.is_some());
}

#[test]
fn a_stage_folds_to_one_box_and_unfolds() {
    let mut session = small();
    let all = scene(&session).layout.nodes.len();
    choose(&mut session, "plan");
    session.keys("<Space>");
    assert!(session.shows("Découvrir +3"), "{session}");
    assert_eq!(*session.app.shell.chosen(), OutlineRow::Stage(0));
    assert!(scene(&session).home("plan") == session.app.views.graph.at, "its modules are in it");
    session.keys("<Right>");
    assert!(!chosen(&session).is_empty(), "the arrows lead on to a module");
    session.keys("gdécouvrir<Enter><Enter>");
    assert_eq!(session.app.shell.view, ViewKind::Graph);
    assert_eq!(scene(&session).layout.nodes.len(), all);
    session.keys("w");
    assert!(session.shows("Bâtir +3"), "{session}");
    assert_eq!(scene(&session).layout.nodes.len(), 2);
    session.keys("w");
    assert_eq!(scene(&session).layout.nodes.len(), all);
}

#[test]
fn links_that_follow_from_others_are_hidden_until_they_are_wanted() {
    let mut session = small();
    let (plan, beton) = (scene(&session).home("plan").unwrap(), scene(&session).home("beton").unwrap());
    assert!(!scene(&session).across(plan, true).contains(&beton));
    session.keys("t");
    assert!(scene(&session).across(plan, true).contains(&beton));
    session.keys("t");
    assert!(!scene(&session).across(plan, true).contains(&beton));
}

#[test]
fn what_comes_before_or_after_stands_out_and_can_be_shown_alone() {
    let mut session = small();
    choose(&mut session, "metre");
    let lit = |session: &Session, id: &str| session.app.views.graph.lit[scene(session).home(id).unwrap()];
    session.keys("f");
    assert!(lit(&session, "plan") && lit(&session, "metre") && !lit(&session, "beton"));
    session.keys("f");
    assert!(!lit(&session, "plan") && lit(&session, "coulage") && !lit(&session, "securite"));
    session.keys("f");
    assert!(lit(&session, "plan") && lit(&session, "coulage") && !lit(&session, "outils"));
    session.keys("F");
    assert!(
        scene(&session).home("securite").is_none() && scene(&session).home("plan").is_some(),
        "{session}"
    );
    assert!(session.shows("seulement « Prendre des mesures »"), "{session}");
    // Who jumps to what is hidden sees all again.
    choose(&mut session, "securite");
    assert_eq!(chosen(&session), "securite");
    session.keys("<Esc>");
    assert!(session.app.views.graph.lit.is_empty() && session.app.shell.view == ViewKind::Graph);
    session.keys("<Esc>");
    assert_eq!(session.app.shell.view, ViewKind::Outline);
}

#[test]
fn three_levels_of_detail() {
    let mut session = small();
    assert!(session.shows("[● Lire un plan]"), "{session}");
    session.keys("z");
    assert_eq!(session.app.views.graph.detail_shown(&session.app.shell), Detail::Card);
    let at = session.find("│ ● Lire un plan");
    assert!(at.1 > 0);
    session.keys("z");
    assert_eq!(session.app.views.graph.detail_shown(&session.app.shell), Detail::Code);
    assert!(session.shows("[●1.1]") && !session.shows("[● Lire un plan"), "{session}");
    session.keys("Z");
    assert_eq!(session.app.views.graph.detail_shown(&session.app.shell), Detail::Card);
}

#[test]
fn the_mouse_chooses_opens_scrolls_and_links() {
    let mut session = small();
    session.click("Doser le");
    assert_eq!(chosen(&session), "beton");
    // A box carried to another: the link is offered, and made by Enter.
    let (from, to) = (session.find("Travailler"), session.find("Prendre"));
    session.mouse(Gesture::Press, from);
    session.mouse(Gesture::Drag, (to.0, to.1));
    session.mouse(Gesture::Drop, to);
    assert_eq!(session.app.shell.linking().unwrap().target(), Some("metre"), "{session}");
    // A click on another box means that one.
    session.click("Couler une");
    assert_eq!(session.app.shell.linking().unwrap().target(), Some("coulage"));
    session.click("Prendre");
    session.keys("<Enter>");
    assert_eq!(requires(&session, "metre"), ["Required plan", "Required securite"]);
    session.click("Prendre");
    session.click("Prendre");
    assert_eq!(session.app.shell.view, ViewKind::Outline, "a click on what is chosen opens its form");
}

#[test]
fn the_picture_is_scrolled_by_wheel_by_hand_and_by_the_map() {
    let mut session = Session::of(RICH, 80, 14);
    session.keys("2z");
    let start = session.app.views.graph.window;
    session.mouse(Gesture::Wheel(3), (40, 10));
    assert_eq!(session.app.views.graph.window.top, start.top + 3, "{session}");
    session.mouse(Gesture::Wheel(-30), (40, 10));
    session.resize(80, 24);
    // Somewhere between the boxes.
    let free = (1..78).flat_map(|x| (3..19).map(move |y| (x, y))).find(|(x, y)| {
        session.app.shell.drawn.at(*x, *y).is_some_and(|(_, spot)| *spot == Spot::Cell(usize::MAX, 0))
    });
    let (x, y) = free.expect("a cell without a box");
    let before = session.app.views.graph.window.left;
    session.mouse(Gesture::Press, (x, y));
    session.mouse(Gesture::Drag, (x.saturating_sub(20).max(1), y));
    session.mouse(Gesture::Drop, (x.saturating_sub(20).max(1), y));
    let moved = session.app.views.graph.window.left - before;
    assert_eq!(moved, i64::from(x - x.saturating_sub(20).max(1)), "the picture comes along");
    let map = session.app.views.graph.small_map(&session.app.shell).expect("a map");
    session.mouse(Gesture::Press, (map.x + map.width - 2, map.y + 1));
    let layout = &scene(&session).layout;
    let right = session.app.views.graph.window.left
        + i64::from(session.app.views.graph.room(&session.app.shell).canvas.width);
    assert!(right > i64::from(layout.width) * 3 / 4, "{session}");
    session.keys("m");
    assert!(session.app.views.graph.small_map(&session.app.shell).is_none());
}

#[test]
fn a_picture_that_comes_late_harms_nothing() {
    let path: TrainingPath = read(SMALL).unwrap();
    let mut session = small();
    let old = scene(&session).clone();
    choose(&mut session, "metre");
    session.keys("<Delete>");
    assert!(session.app.shell.doc.path.modules.get("metre").is_none());
    session.send(Msg::Arranged(Box::new(old)));
    for key in keys("<Left><Right><Up><Down>efx<Esc>o<Esc><Space>zv") {
        session.send(Msg::Key(key));
        assert!(!session.to_string().is_empty());
    }
    let derived = Derived::of(&path);
    session.send(Msg::Judged(99, std::sync::Arc::new(derived)));
    assert!(!session.to_string().is_empty());
}

#[test]
fn a_cycle_in_the_file_is_shown() {
    let text = SMALL.replace(
        r#""plan": (title: "Lire un plan")"#,
        r#""plan": (title: "Lire un plan", requires: [(any_of: ["beton"])])"#,
    );
    let mut session = Session::of(&text, 110, 30);
    session.keys("2");
    assert!(scene(&session).layout.edges.iter().any(|route| route.reversed), "{session}");
    assert!(session.shows("ferme un cycle"), "{session}");
    session.keys("<Right><Right><Right><Right><Left><Left>");
}

#[test]
fn commands_of_the_graph_are_in_the_palette() {
    let mut session = Session::of(RICH, 160, 200);
    session.keys("2:");
    for command in all().filter(|command| command.id.starts_with("graph-")) {
        let label = session.app.shell.lang.word(&command.label()).into_owned();
        let found = match session.app.shell.layers.last() {
            Some(mille_parcours::app::dialogs::layer::Layer::Picker(picker)) => {
                picker.choices.iter().any(|choice| choice.label == label)
            }
            _ => false,
        };
        assert!(found, "{label}");
    }
}

#[test]
fn hostile_texts_are_seen_and_do_nothing() {
    let text = RICH.replace("title: \"", &format!("title: \"{HOSTILE}"));
    harmless(&text, "2<Right><Down>zzvfFe<Esc>x<Esc>LZwms<Space><Enter>");
}

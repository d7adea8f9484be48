//! The commons view in cells: the browser over the whole body.

use super::Pen;
use super::browser::{self, Look};
use crate::app::App;
use crate::app::geometry::parts;
use crate::app::view::View;
use crate::commons::adopt;

pub(super) fn draw(app: &App, pen: &mut Pen) {
    let browser = &app.commons.browser;
    let title = browser::title(browser, app.lang, &app.lang.word(View::Commons.label()));
    let here = |id: &str| adopt::has(&app.doc.path, id);
    let look = Look {
        lang: app.lang,
        title: &title,
        typing: app.commons.typing,
        empty: "commons-none",
        here: &here,
    };
    browser::draw(browser, &look, pen, parts(app).body);
}

//! The commons view in cells: the browser over the whole body.

use super::Pen;
use super::browser::{self, BrowserLook};
use crate::app::App;
use crate::app::views::kind::ViewKind;
use crate::commons::adopt;

pub(super) fn view(app: &App, pen: &mut Pen) {
    let browser = &app.views.commons.browser;
    let title = browser::title(browser, app.shell.lang, &app.shell.lang.word(ViewKind::Commons.label()));
    let here = |id: &str| adopt::has(&app.shell.doc.path, id);
    let look = BrowserLook {
        lang: app.shell.lang,
        title: &title,
        typing: app.views.commons.typing,
        empty: "commons-none",
        here: &here,
    };
    browser::draw(browser, &look, pen, app.shell.body());
}

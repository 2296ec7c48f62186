"""The text of an article as the editors of content systems leave it: one function per habit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.pages.build import Page

_WORD = 'style="margin:6pt 0cm; text-align:justify; line-height:150%"'
_FONT = 'style="font-size:14.0pt;font-family:&quot;Times New Roman&quot;,serif"'
# paragraph, caption with image, sub-heading, byline in the tail, credit in the tail
STYLES = {
    "plain": ("<p>{}</p>", '<p><img src="/files/a{n}.jpg" alt=""></p>\n<p style="text-align:center"><em>{}</em></p>',
              "<p><strong>{}</strong></p>", '<p style="text-align:right"><strong>{}</strong></p>', "<p>{}</p>"),
    "figure": ('<p style="text-align:justify;">{}</p>',
               '<figure class="image"><img src="/files/a{n}.jpg" alt="anh" width="600"><figcaption>{}</figcaption></figure>',
               "<h3>{}</h3>", '<p style="text-align:right;"><strong>{}</strong></p>', "<p><em>{}</em></p>"),
    "word": (f'<p class="MsoNormal" {_WORD}><span {_FONT}>{{}}<o:p></o:p></span></p>',
             f'<p class="MsoNormal" align="center" style="text-align:center"><img border="0" width="480" src="/a{{n}}.jpg"></p>\n'
             f'<p class="MsoNormal" align="center" style="text-align:center"><i><span {_FONT}>{{}}</span></i></p>',
             f'<p class="MsoNormal" {_WORD}><b><span {_FONT}>{{}}</span></b></p>',
             f'<p class="MsoNormal" align="right" style="text-align:right"><b><span {_FONT}>{{}}</span></b></p>',
             f'<p class="MsoNormal" {_WORD}><span {_FONT}>{{}}</span></p>'),
    "table": ("<p>{}</p>",
              '<table align="center" border="0" cellpadding="3" style="width:500px"><tbody><tr><td><img src="/a{n}.jpg" width="500"></td></tr>'
              '<tr><td style="text-align:center"><em>{}</em></td></tr></tbody></table>',
              "<p><b>{}</b></p>", '<p style="text-align: right;"><b>{}</b></p>', "<p>{}</p>"),
    "div": ('<div style="text-align: justify;">{}</div>',
            '<div style="text-align: center;"><img src="/a{n}.jpg" /></div>\n<div style="text-align: center;"><i>{}</i></div>',
            "<div><b>{}</b></div>", '<div style="text-align: right;"><b>{}</b></div>', "<div>{}</div>"),
    "br": ("{}<br /><br />", '<img src="/a{n}.jpg" width="500" /><br /><em>{}</em><br /><br />',
           "<b>{}</b><br /><br />", '<div align="right"><b>{}</b></div>', "{}<br />"),
    "wp": ("<p>{}</p>", '<div class="wp-caption aligncenter"><img class="size-full" src="/wp-content/uploads/a{n}.jpg" width="640">'
           '<p class="wp-caption-text">{}</p></div>', "<h2>{}</h2>", '<p style="text-align: right"><strong>{}</strong></p>', "<p>{}</p>"),
    "gutenberg": ("\n<p>{}</p>\n", '<figure class="wp-block-image size-large"><img src="/wp-content/uploads/a{n}.jpg" alt=""/>'
                  '<figcaption class="wp-element-caption">{}</figcaption></figure>', '<h3 class="wp-block-heading">{}</h3>',
                  '<p class="has-text-align-right"><strong>{}</strong></p>', "<p><em>{}</em></p>"),
    "picture": ("<p>{}</p>", '<table class="picture" align="center"><tbody><tr><td class="pic"><img src="//cdn/a{n}.jpg" alt="x"></td></tr>'
                '<tr><td class="caption"><p>{}</p></td></tr></tbody></table>', "<h2>{}</h2>",
                '<p class="author"><strong>{}</strong></p>', '<p class="source">{}</p>'),
    "desc": ('<p class="t-j">{}</p>', '<div class="PhotoCMS_Wrap"><img src="//cdn/a{n}.jpg"><div class="PhotoCMS_Caption"><p>{}</p></div></div>',
             '<p class="t-j"><b>{}</b></p>', '<p class="t-r"><strong>{}</strong></p>', "<p>{}</p>"),
    "twice": ("<p>{}</p>", '<figure><img src="/a{n}.jpg" alt="{}"><figcaption><h2>{}</h2></figcaption></figure>\n<p style="text-align:center"><em>{}</em></p>',
              "<h3>{}</h3>", '<p style="text-align:right"><strong>{}</strong></p>', "<p>{}</p>"),
    "rte": ('<p class="ms-rteThemeForeColor-2-0" style="text-align&#58;justify;">&#8203;{}</p>',
            '<p style="text-align:center;"><img alt="anh tin bai" src="/SiteAssets/a{n}.jpg" style="margin:5px;width:600px;"><br><em>{}</em></p>',
            "<p><strong>{}</strong></p>", '<p class="ms-rteElement-P" style="text-align:right;"><strong>{}</strong></p>', "<p>{}</p>"),
}  # fmt: skip
_EXTRAS = {
    "inread": '<div class="inread-related"><a href="/x-999.html">{}</a></div>',
    "adbox": '<div class="adm-bot-tvc" data-ad="1"><ins></ins></div>',
    "seealso": '<div class="box-tinlienquan"><p><strong>Tin liên quan</strong></p><ul><li><a href="/y-998.html">{}</a></li></ul></div>',
}


def render(page: Page, argument: str) -> str:
    """The body: [[body STYLE +option ...]]; options name what the editor did beside the text."""
    style, *options = argument.split()
    one, caption, sub, right, credit = STYLES[style]
    article, out = page.article, []
    if article["lead"] and ({"+lead", "+boldlead", "+leadp"} & set(options)):
        out.append(one.format(f"<strong>{article['lead']}</strong>" if "+boldlead" in options else article["lead"]))
    for number, block in enumerate(article["blocks"]):
        ((kind, content),) = block.items()
        if kind == "caption":
            out.append(caption.replace("{n}", str(number)).replace("{}", str(content)))
        elif kind == "sub":
            out.append(sub.format(content))
        elif kind in ("list", "table"):
            out.append(_grid(kind, content))
        else:
            out.append(one.format(content))
        if number == 1:
            out += [_EXTRAS[o[1:]].format(page.others[0]["title"]) for o in options if o[1:] in _EXTRAS]
    name = one.format(article["byline"]) if "+plainname" in options else right.format(article["byline"])
    if page.shown("byline") and page.settings.get("byline", "tail") == "tail":
        out.append(name)
    if page.shown("credit") and page.settings.get("credit", "tail") == "tail":
        out.append(credit.format(article["credit"]))
    return "\n".join(out)


def _grid(kind: str, content: list[Any]) -> str:
    if kind == "list":
        return "<ul>" + "".join(f"<li>{item}</li>" for item in content) + "</ul>"
    rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in content)
    return '<table border="1"><tbody>' + "".join(f"<tr>{row}</tr>" for row in rows) + "</tbody></table>"

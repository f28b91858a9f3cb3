from cspr.show.pages import page as page, to_html as to_html, to_markdown as to_markdown, to_text as to_text

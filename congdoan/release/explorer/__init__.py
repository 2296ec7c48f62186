"""The explorer: report/index.html of a release, one page that asks no network.

`seen` judges the coverage, `counts` and `statements` add up the published parts, `charts` draws,
`page` puts it all into the template. The page is made from the staged tables and the archive's
index alone; the content digest of a release does not know it.
"""

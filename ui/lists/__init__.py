"""The long lists, one page for all of them: `page.ListPage` over a `spec.ListSpec`.

A page of a list is a spec (columns, views, words, actions) and a subclass that says what a row opens.
"""

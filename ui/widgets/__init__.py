"""The general parts. Import each from its own module; nothing is loaded here.

Looks (`ui.theme.look`): colour("accent"), segment_colour(segment, "tint"), font("body"), metrics("small"), px(12),
pixmap("plus",
"text2", 16, dpr), icon("plus"). `themed.Themed`: the mixin that follows theme, text size and language. `paint`:
rounded, hairline, words, focus_ring, dot.

- `card`: Card(title, link=..., narrow=, flush=) with .body, set_count, set_note, add_link, add_to_header, add_footer
- `buttons`: Button(text, "primary" | "secondary" | "quiet" | "danger", icon), IconButton(icon, text, key)
- `badge`: Badge(text, tone, icon), CountPill(count), paint_badge; tones danger warn ok info accent neutral
- `marks`: SegmentMark(segment), paint_segment(painter, rect, segment), segment_name(segment)
- `avatar`: Avatar(name), initials(name), paint_avatar
- `progress`: Bar(share, ink, target), paint_bar, paint_shares
- `labels`: ElidedLabel(text, style, ink), Text(..., wrap=, selectable=), Overline(text), Separator(above, below)
- `icon`: Icon(name, ink, size), TintedIcon(name, tone, size, circle)
- `banner`: Banner(text, tone, icon, detail, under=) with add_action
- `states`: EmptyState(icon, title, detail, action) -> acted, ErrorPanel(title, detail, technical) -> retry
- `skeleton`: Skeleton(parent).start() / .stop(); shows after 300 ms
- `figures`: FigureStrip([Figure(key, label, number, phrase, ...)], compact=) -> opened(key)
- `facts`: FactList([Fact(key, label, value, editable=, choices=, link=)]) -> edited(key, text), linked(key)
- `checks`: paint_check, paint_radio, paint_round_check, paint_tick
- `table.column.Column`, `table.model.IdWindowModel(columns, fetch)`, `table.view.TableView(model)` -> opened,
planned,
  settled, sort_asked, widths_changed; `table.delegates`: SegmentDelegate, MarkedNameDelegate,
  DueDelegate (value Due),
  BadgeDelegate, RatingDelegate, NumberDelegate, TwoLineDelegate, AvatarDelegate, ProgressDelegate;
  `table.sparkline.SparklineDelegate`
- `tabs`: Tabs([Tab(key, label, count, changed)]) -> picked(key), SegmentedControl([(key, label)]) -> picked(key)
- `filters`: FilterBar([Filter(key, title, choices(then), pinned=, single=)], placeholder) -> changed; .values(),
.text(),
  .set_values(), .right for icon buttons; `chip.Chip`, `choice_list.ChoiceList`, `popup.Popup`
- `forms.field.Field(label, control, required=, hint=, check=)` with set_error(sentence, way_out), check() -> bool
- `forms.tiles`: ChoiceTiles([(value, words)], multiple=) -> changed(values), Scale(low, high,
ends) -> changed(int | None)
- `forms.number.NumberField(unit, least, most, whole)`,
`forms.date_field`: DateField(today, calendar), TimeField() -> changed;
  each has value(), set_value() and problem() -> sentence; `forms.month_grid.MonthGrid(today, calendar)` -> picked
- `forms.combo.Combo([(value, words)])` -> changed(value), `forms.multiline.GrowingText(placeholder, least, most)`
- `forms.tag_line.TagLine(today, placeholder, calendar)` -> added(Entry(text, day, people));
  set_people([Person(id, name)])
- `rows`: `rows.view.RowList(name, fit=)` of `rows.items.Row(...)` and `Heading(text, ink)`: set_items -> opened,
acted,
  ticked(id, done), renamed(id, text), current_changed; a Row is a task with done=, drags an account with drags=
- `timeline`: `timeline.view.TimelineView(fetch)` of `timeline.model.TimelineEntry(...)`: reload() -> opened(id)
- `calendar.view.CalendarView()`: set_days([DayHead(day, note, workday, mark)], now), set_blocks([CalendarBlock(...)]),
  set_judge, set_preview (for drops), set_outages, set_lunch -> moved, resized, dropped(account id, start, end),
  created, opened,
  removed, focused, day_picked; the data is in `calendar.block`, moments are bureau wall times with their zone
- `charts`: bars.BarChart(name, axis=), line.LineChart(name), dots.DotsRow(name), stacked.StackedBars(name, whole=):
  set_data(...), table() for *Data*, copy_picture()
- `gallery`: `python -m ui.widgets.gallery OUT.png --theme dark` draws them all
"""

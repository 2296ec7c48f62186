// Draws the charts of the language that is shown; follows the switch. Asks no network.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const root = document.documentElement;
  const drawn = new Set();

  function draw(code) {
    if (drawn.has(code)) return;
    drawn.add(code);
    for (const place of document.querySelectorAll(`.tongue[lang=${code}] [data-chart]`)) {
      const chart = data.charts[place.dataset.chart];
      const told = (column, value) => chart.codes[column]?.[value] ?? value;
      const values = chart.rows.map((row) =>
        Object.fromEntries(chart.columns.map((column, at) => [column, told(column, row[at])])));
      const options = { mode: "vega-lite", renderer: "svg", actions: false,
                        formatLocale: data.formats[code] };
      const spec = { ...chart.specs[code], config: data.config, data: { values } };
      vegaEmbed(place, spec, options).then(() => {
        const view = place.closest(".scroll");
        view.scrollLeft = view.scrollWidth; // the newest months
      });
    }
  }

  function show(code) {
    document.getElementById(`lang-${code}`).checked = true;
    root.lang = code;
    document.title = data.titles[code];
    draw(code);
  }

  const wanted = () => (/(^#|-)en$/.test(location.hash) ? "en" : "vi");
  for (const button of document.querySelectorAll("input[name=lang]")) {
    button.addEventListener("change", () => {
      history.replaceState(null, "", `#${button.value}`);
      show(button.value);
    });
  }
  addEventListener("hashchange", () => show(wanted()));
  root.classList.add("scripted");
  show(wanted());
})();

// Draws the figures of <table data-chart="bar"> above that table. The table stays: it is the accessible form,
// so the drawing is hidden from assistive technology. No animation, no tooltip with HTML: the policy forbids inline styles.
//
// The first column names the rows. Columns whose header has data-series are drawn; data-series="soft|warn|bad" picks a tone.

const library = new URL('../lib/echarts/echarts.simple.min.js', import.meta.url);
const tables = [...document.querySelectorAll('table[data-chart]:not([data-chart="none"])')];

const number = (cell) => Number(cell.dataset.value ?? cell.textContent.replace(/[^\d-]/g, ''));

async function draw(table) {
  const style = getComputedStyle(document.documentElement);
  const token = (name) => style.getPropertyValue(name).trim();
  const tones = { '': '--rc-accent', soft: '--rc-line-strong', warn: '--rc-warn-line', bad: '--rc-bad' };
  const font = { fontFamily: token('--rc-font'), fontSize: 14, color: token('--rc-ink') };
  const rows = [...table.tBodies[0].rows];
  const names = rows.map((row) => (row.cells[0].dataset.short ?? row.cells[0].textContent).trim().replace(/\s+/g, ' '));
  const stacked = table.dataset.chart === 'stack';
  // Months go from left to right: bars that stand, with their figures above them while there is room.
  const upright = ['line', 'columns'].includes(table.dataset.chart);
  const series = [...table.tHead.rows[0].cells]
    .map((header, index) => ({ header, index }))
    .filter(({ header }) => 'series' in header.dataset)
    .map(({ header, index }) => ({
      name: header.textContent.trim(),
      type: table.dataset.chart === 'line' ? 'line' : 'bar',
      stack: stacked ? 'all' : undefined,
      data: rows.map((row) => number(row.cells[index])),
      barMaxWidth: 22,
      barGap: '10%',
      itemStyle: { color: token(tones[header.dataset.series] ?? '--rc-accent'), borderColor: token('--rc-surface'), borderWidth: stacked ? 1 : 0 },
      label: { show: !upright || rows.length <= 13, position: stacked ? 'inside' : upright ? 'top' : 'right', formatter: ({ value }) => (value ? String(value) : ''), ...font, fontSize: 13, color: stacked ? '#ffffff' : font.color },
    }));
  if (series.length === 0 || rows.length === 0) return;

  const place = document.createElement('div');
  place.className = 'rc-chart';
  place.setAttribute('aria-hidden', 'true');
  (table.closest('.rc-scroll') ?? table).before(place);
  const horizontal = !upright;
  place.style.blockSize = horizontal ? `${rows.length * (stacked ? 34 : 16 + 22 * series.length) + 40}px` : '';

  if (series.length > 1) {
    const legend = document.createElement('p');
    legend.className = 'rc-legend';
    legend.setAttribute('aria-hidden', 'true');
    for (const one of series) {
      const swatch = document.createElement('i');
      swatch.style.backgroundColor = one.itemStyle.color;
      const entry = document.createElement('span');
      entry.append(swatch, one.name);
      legend.append(entry);
    }
    place.before(legend);
  }

  const category = { type: 'category', data: names, axisTick: { show: false }, axisLine: { lineStyle: { color: token('--rc-line-strong') } }, axisLabel: { ...font, width: Math.min(200, place.clientWidth * 0.3), overflow: 'truncate', hideOverlap: true }, inverse: horizontal };
  const value = { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: token('--rc-line') } }, axisLabel: { ...font, color: token('--rc-ink-soft'), formatter: (n) => n.toLocaleString(document.documentElement.lang) } };
  const chart = globalThis.echarts.init(place, null, { renderer: 'canvas' });
  chart.setOption({
    animation: false,
    grid: { left: 8, right: 32, top: upright ? 26 : 8, bottom: 8, containLabel: true },
    xAxis: horizontal ? value : category,
    yAxis: horizontal ? category : value,
    series,
  });
  new ResizeObserver(() => chart.resize()).observe(place);
}

if (tables.length > 0) {
  await import(library.href);
  await document.fonts.ready;
  for (const table of tables) await draw(table);
}

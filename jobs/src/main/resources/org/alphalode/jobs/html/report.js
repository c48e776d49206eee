'use strict';
/* Draws the charts of a report from the JSON that stands in the page. Text from the data only ever reaches a canvas or textContent. */
(() => {
  const data = JSON.parse(document.getElementById('chart-data').textContent);
  const charts = new Map();
  let logScale = false;

  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const palette = () => [1, 2, 3, 4, 5, 6, 7].map((i) => css('--s' + i));
  const font = '11px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
  const minus = (text) => text.replace(/^-/, '\u2212').replace(/-(?=\d)/g, '\u2212');
  const group = (text) => text.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const fixed = (v, digits) => {
    if (v == null || !isFinite(v)) return 'n/a';
    const [whole, part] = v.toFixed(digits).split('.');
    return minus(group(whole) + (part ? '.' + part : ''));
  };
  const trim = (v, most) => minus(String(+v.toFixed(most)));
  const percent = (v, digits = 2) => (v == null ? 'n/a' : fixed(100 * v, digits) + ' %');
  const percentTick = (v) => trim(100 * v, 2) + ' %';
  const compact = (v) => {
    const size = Math.abs(v);
    if (size >= 1e9) return trim(v / 1e9, 3) + ' G';
    if (size >= 1e6) return trim(v / 1e6, 3) + ' M';
    if (size >= 1e3) return trim(v / 1e3, 2) + ' k';
    return trim(v, 4);
  };
  const day = (t) => new Date(t * 1e3).toISOString().slice(0, 10);
  const minute = (t) => new Date(t * 1e3).toISOString().slice(0, 16).replace('T', ' ');

  /* ---- uPlot: long lines over time ---- */

  const axis = (extra) => Object.assign({
    stroke: css('--faint'), font, grid: { stroke: css('--grid'), width: 1 }, ticks: { show: false }, gap: 6,
  }, extra);
  const timeAxis = () => axis({
    space: 70,
    values: [
      [3600 * 24 * 365, '{YYYY}', null, null, null, null, null, null, 1],
      [3600 * 24 * 28, '{MMM}', '\n{YYYY}', null, null, null, null, null, 1],
      [3600 * 24, '{MMM} {D}', '\n{YYYY}', null, null, null, null, null, 1],
      [3600, '{HH}:{mm}', '\n{MMM} {D}', null, '\n{MMM} {D}', null, null, null, 1],
      [60, '{HH}:{mm}', '\n{MMM} {D}', null, '\n{MMM} {D}', null, null, null, 1],
    ],
  });
  const valueAxis = (tick, size = 62) => axis({ size, space: 34, values: (u, splits) => splits.map((v) => (v == null ? '' : tick(v))) });

  /* Round steps where the scale spans less than a decade, decades and their thirds where it spans more. */
  const logSplits = (u, axisIndex, low, high) => {
    const decade = (v) => 10 ** Math.floor(Math.log10(v));
    const splits = [];
    if (high / low < 10) {
      const rough = (high - low) / 6;
      const step = [1, 2, 5, 10].map((m) => m * decade(rough)).find((v) => v >= rough);
      for (let v = Math.ceil(low / step) * step; v <= high; v += step) splits.push(v);
    } else {
      for (let v = decade(low); v <= high; v *= 10) [1, 2, 5].forEach((m) => { if (m * v >= low && m * v <= high) splits.push(m * v); });
    }
    return splits;
  };

  const foldBorders = (labels) => ({
    hooks: {
      drawAxes: [(u) => {
        const ctx = u.ctx;
        const ratio = devicePixelRatio || 1;
        ctx.save();
        ctx.strokeStyle = css('--faint');
        ctx.fillStyle = css('--faint');
        ctx.globalAlpha = 0.75;
        ctx.lineWidth = ratio;
        ctx.setLineDash([3 * ratio, 3 * ratio]);
        ctx.font = 10 * ratio + 'px system-ui, sans-serif';
        ctx.textBaseline = 'top';
        ctx.textAlign = 'left';
        let lastLabel = -Infinity;
        data.equity.folds.forEach((fold) => {
          const x = Math.round(u.valToPos(fold.t, 'x', true));
          if (x < u.bbox.left - 1 || x > u.bbox.left + u.bbox.width) return;
          ctx.beginPath();
          ctx.moveTo(x, u.bbox.top);
          ctx.lineTo(x, u.bbox.top + u.bbox.height);
          ctx.stroke();
          if (labels && x - lastLabel > 30 * ratio) {
            ctx.fillText(fold.id, x + 4 * ratio, u.bbox.top + 2 * ratio);
            lastLabel = x;
          }
        });
        ctx.restore();
      }],
    },
  });
  const zeroLine = (at = 0) => ({
    hooks: {
      drawAxes: [(u) => {
        const y = u.valToPos(at, 'y', true);
        if (y < u.bbox.top || y > u.bbox.top + u.bbox.height) return;
        u.ctx.save();
        u.ctx.strokeStyle = css('--faint');
        u.ctx.lineWidth = devicePixelRatio || 1;
        u.ctx.beginPath();
        u.ctx.moveTo(u.bbox.left, y);
        u.ctx.lineTo(u.bbox.left + u.bbox.width, y);
        u.ctx.stroke();
        u.ctx.restore();
      }],
    },
  });

  const line = (host, columns, series, options) => {
    host.style.height = 'auto';
    const size = () => ({ width: host.clientWidth, height: parseFloat(getComputedStyle(host).getPropertyValue('--height')) });
    const plot = new uPlot(Object.assign({
      ...size(),
      padding: [8, 8, 0, 0],
      tzDate: (ts) => uPlot.tzDate(new Date(ts * 1e3), 'Etc/UTC'),
      cursor: { sync: { key: 'time' }, points: { size: 6 }, drag: { x: true, y: false } },
      legend: { live: true },
    }, options, {
      series: [{ label: 'UTC', value: value(minute) }, ...series],
    }), columns, host);
    return { resize: () => plot.setSize(size()), destroy: () => plot.destroy() };
  };
  /* Without a cursor the legend shows the last value. */
  const value = (format) => (u, v, series, index) => {
    const shown = index == null ? u.data[series].findLast((x) => x != null) : v;
    return shown == null ? '\u2013' : format(shown);
  };

  const draw = {
    equity: (host) => line(host, [data.equity.t, data.equity.equity].concat(data.equity.benchmark ? [data.equity.benchmark] : []), [
      { label: 'Equity, ' + data.currency, stroke: css('--accent'), width: 1.5, fill: logScale ? undefined : css('--accent-soft'),
        fillTo: (u) => u.scales.y.min, value: value((v) => fixed(v, 0)) },
    ].concat(data.equity.benchmark ? [{ label: 'Equal money in every symbol, held', stroke: css('--soft'), width: 1, dash: [4, 3], value: value((v) => fixed(v, 0)) }] : []), {
      scales: { y: logScale ? { distr: 3, range: (u, low, high) => [low * 0.98, high * 1.02] } : {} },
      axes: [timeAxis(), Object.assign(valueAxis(compact), logScale ? { splits: logSplits, filter: (u, splits) => splits } : {})],
      plugins: [foldBorders(true), zeroLine(data.equity.start)],
    }),
    drawdown: (host) => line(host, [data.equity.t, data.equity.drawdown], [
      { label: 'Drawdown', stroke: css('--loss'), width: 1, fill: css('--loss-soft'), fillTo: 0, value: value(percent) },
    ], {
      scales: { y: { range: (u, low) => [Math.min(low * 1.05, -1e-4), 0] } },
      axes: [Object.assign(timeAxis(), { size: 10, values: (u, splits) => splits.map(() => '') }), valueAxis(percentTick)],
      plugins: [foldBorders(false)],
    }),
    rolling: (host) => line(host, [data.rolling.t, data.rolling.high, data.rolling.low, data.rolling.sharpe], [
      { label: 'High', stroke: 'transparent', width: 0, points: { show: false }, value: value((v) => fixed(v, 2)) },
      { label: 'Low', stroke: 'transparent', width: 0, points: { show: false }, value: value((v) => fixed(v, 2)) },
      { label: 'Rolling Sharpe', stroke: css('--accent'), width: 1.5, value: value((v) => fixed(v, 2)) },
    ], {
      bands: [{ series: [1, 2], fill: css('--accent-soft') }],
      axes: [timeAxis(), valueAxis((v) => trim(v, 2))],
      plugins: [zeroLine(), foldBorders(false)],
    }),
    ic: (host) => line(host, [data.ic.t, data.ic.ic, data.ic.sum], [
      { label: 'Mean IC', scale: 'y', stroke: css('--accent'), width: 1, value: value((v) => fixed(v, 4)) },
      { label: 'Running sum', scale: 'sum', stroke: css('--s2'), width: 1.5, value: value((v) => fixed(v, 3)) },
    ], {
      scales: { y: {}, sum: {} },
      axes: [timeAxis(), valueAxis((v) => trim(v, 4)),
        Object.assign(valueAxis((v) => trim(v, 3), 52), { scale: 'sum', side: 1, grid: { show: false } })],
      plugins: [zeroLine(), foldBorders(false)],
    }),

    /* ---- ECharts: everything else ---- */

    distribution: (host) => {
      const d = data.distribution;
      const days = d.counts.reduce((a, b) => a + b, 0);
      const bars = d.counts.map((n, i) => [100 * (d.first + (i + 0.5) * d.width), n]);
      const bell = [];
      const low = d.first - d.width;
      const high = d.first + (d.counts.length + 1) * d.width;
      for (let i = 0; d.std > 0 && i <= 120; i++) {
        const x = low + ((high - low) * i) / 120;
        const z = (x - d.mean) / d.std;
        bell.push([100 * x, (days * d.width * Math.exp(-z * z / 2)) / (d.std * Math.sqrt(2 * Math.PI))]);
      }
      return chart(host, {
        xAxis: numbers({ name: 'return, %', nameLocation: 'middle', nameGap: 24, scale: true, splitLine: { show: false }, min: 100 * low, max: 100 * high,
          axisLabel: { color: css('--faint'), fontSize: 11, formatter: (v) => trim(v, 2), showMinLabel: false, showMaxLabel: false } }),
        yAxis: numbers({ minInterval: 1 }),
        grid: { left: 36, right: 10, top: 30, bottom: 42 },
        tooltip: tip((items) => {
          const bar = items.find((i) => i.seriesType === 'bar');
          if (!bar) return '';
          const from = 100 * (d.first + bar.dataIndex * d.width);
          return fixed(from, 2) + ' % to ' + fixed(from + 100 * d.width, 2) + ' %\n' + bar.value[1] + ' days';
        }),
        legend: legend(['Days', 'Gaussian']),
        series: [
          { name: 'Days', type: 'bar', data: bars.map((b) => ({ value: b, itemStyle: { color: css(b[0] < 0 ? '--loss' : '--accent'), opacity: 0.75 } })),
            barWidth: Math.max(1, (host.clientWidth - 46) / (d.counts.length + 2) - 1), itemStyle: { color: css('--accent') } },
          { name: 'Gaussian', type: 'line', data: bell, showSymbol: false, lineStyle: { color: css('--soft'), width: 1.2, type: 'dashed' }, itemStyle: { color: css('--soft') } },
        ],
      });
    },
    ledger: (host) => {
      const rows = data.ledger;
      const total = rows.reduce((a, r) => a + r.trials, 0);
      return chart(host, {
        xAxis: { type: 'log', min: 0.8, logBase: 10, axisLabel: { color: css('--faint'), fontSize: 11, formatter: (v) => (v < 1 ? '' : compact(v)) }, splitLine: { lineStyle: { color: css('--grid') } }, axisLine: { show: false } },
        yAxis: { type: 'category', inverse: true, data: rows.map((r) => r.verdict), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: css('--soft'), fontSize: 12, interval: 0 } },
        grid: { left: 112, right: 60, top: 6, bottom: 26 },
        tooltip: tip((items) => rows[items[0].dataIndex].verdict + '\n' + group(String(rows[items[0].dataIndex].trials)) + ' of ' + group(String(total))),
        series: [{ type: 'bar', barCategoryGap: '30%', data: rows.map((r, i) => ({ value: r.trials || null, itemStyle: { color: css(i === rows.length - 1 ? '--gain' : '--s1'), opacity: i === rows.length - 1 ? 1 : 0.7, borderRadius: [0, 3, 3, 0] } })),
          label: { show: true, position: 'right', color: css('--soft'), fontSize: 11, formatter: (p) => group(String(p.value)) } }],
      });
    },
    allocations: (host) => {
      const highest = Math.max(...data.allocations.t.map((t, i) => data.allocations.rows.reduce((sum, r) => sum + r.values[i], 0)));
      return chart(host, {
        color: palette(),
        xAxis: times(),
        yAxis: numbers({ max: highest > 1.005 ? undefined : 1, axisLabel: { color: css('--faint'), fontSize: 11, formatter: percentTick } }),
        grid: { left: 48, right: 12, top: 12, bottom: narrow(host) ? 108 : 60 },
        legend: Object.assign(legend(data.allocations.rows.map((r) => r.label)), { top: 'auto', bottom: 0, left: 'center', type: 'plain' }),
        tooltip: tip((items) => day(items[0].value[0] / 1e3) + items.filter((i) => i.value[1] > 0).map((i) => '\n' + i.seriesName + '  ' + percent(i.value[1], 1)).join('')),
        series: data.allocations.rows.map((r) => ({
          name: r.label, type: 'line', stack: 'all', showSymbol: false, lineStyle: { width: 0 }, areaStyle: { opacity: 0.82 },
          data: r.values.map((v, i) => [data.allocations.t[i] * 1e3, v]),
        })),
      });
    },
    selections: (host) => {
      const rows = data.selections.rows;
      const columns = data.selections.t;
      const left = 104;
      host.style.height = rows.length * 17 + 64 + 'px';
      const cell = () => [Math.max(1, (host.clientWidth - left - 12) / columns.length - 1), 15];
      const points = [];
      rows.forEach((r, y) => r.values.forEach((v, x) => {
        if (v != null) points.push({ value: [x, y, v], itemStyle: { color: mix(css('--heat0'), css('--heat1'), v) } });
      }));
      return chart(host, {
        xAxis: { type: 'category', data: columns.map(day), boundaryGap: true, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: css('--faint'), fontSize: 11, hideOverlap: true } },
        yAxis: { type: 'category', inverse: true, data: rows.map((r) => r.name.slice(0, 12)), axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: css('--soft'), fontSize: 10, interval: 0, fontFamily: 'ui-monospace, Menlo, Consolas, monospace' } },
        grid: { left, right: 12, top: 4, bottom: 48 },
        tooltip: { ...tip(), trigger: 'item', formatter: (p) => rows[p.value[1]].name.slice(0, 24) + '\nfrom ' + day(columns[p.value[0]]) + '\non in ' + percent(p.value[2], 0) + ' of decisions' },
        graphic: ramp(),
        series: [{ type: 'scatter', symbol: 'rect', symbolSize: cell(), data: points, emphasis: { scale: false, itemStyle: { borderColor: css('--ink'), borderWidth: 1 } } }],
      }, () => ({ series: [{ symbolSize: cell() }] }));
    },
    costs: (host) => {
      const kinds = [['fees', 'Fees'], ['spread', 'Half-spread'], ['slippage', 'Slippage'], ['impact', 'Own impact'], ['funding', 'Funding']].filter(([k]) => data.days[k].some((v) => v !== 0));
      const received = data.days.funding.some((v) => v < 0);
      return chart(host, {
        color: palette(),
        xAxis: times(),
        yAxis: numbers({ axisLabel: { color: css('--faint'), fontSize: 11, formatter: compact } }),
        grid: { left: 48, right: 12, top: narrow(host) ? 54 : 34, bottom: 26 },
        legend: legend(kinds.map((k) => k[1])),
        tooltip: tip((items) => day(items[0].value[0] / 1e3) + items.map((i) => '\n' + i.seriesName + '  ' + fixed(i.value[1], 0) + ' ' + data.currency).join('')),
        series: kinds.map(([key, name]) => ({
          name, type: 'line', stack: received ? undefined : 'all', showSymbol: false, lineStyle: { width: received ? 1.5 : 0 }, areaStyle: received ? undefined : { opacity: 0.8 },
          data: data.days[key].map((v, i) => [data.days.t[i] * 1e3, v]),
        })),
      });
    },
    turnover: (host) => chart(host, {
      xAxis: times(),
      yAxis: numbers({ axisLabel: { color: css('--faint'), fontSize: 11, formatter: percentTick } }),
      grid: { left: 56, right: 12, top: 34, bottom: 26 },
      tooltip: tip((items) => day(items[0].value[0] / 1e3) + (data.days.daysPerColumn > 1 ? ', mean of ' + data.days.daysPerColumn + ' days' : '') + '\n' + percent(items[0].value[1], 1) + ' of equity'),
      series: [{ type: 'bar', barMaxWidth: 14, itemStyle: { color: css('--s1'), opacity: 0.8 }, data: data.days.turnover.map((v, i) => [data.days.t[i] * 1e3, v]) }],
    }),
    quantiles: (host) => {
      const q = data.quantiles;
      return chart(host, {
        xAxis: { type: 'category', data: q.quantile.map(String), axisTick: { show: false }, axisLine: { lineStyle: { color: css('--line') } }, axisLabel: { color: css('--faint'), fontSize: 11 } },
        yAxis: numbers({ name: 'bps', nameTextStyle: { color: css('--faint'), align: 'right' },
          min: (v) => Math.floor(Math.min(v.min, 0, ...q.mean.map((m, i) => m - 2 * q.error[i]))), max: (v) => Math.ceil(Math.max(v.max, 0, ...q.mean.map((m, i) => m + 2 * q.error[i]))) }),
        grid: { left: 48, right: 12, top: 28, bottom: 26 },
        tooltip: tip((items) => 'Quantile ' + items[0].name + '\n' + fixed(q.mean[items[0].dataIndex], 2) + ' \u00b1 ' + fixed(2 * q.error[items[0].dataIndex], 2) + ' bps'),
        series: [
          { type: 'bar', barCategoryGap: '35%', data: q.mean.map((v) => ({ value: v, itemStyle: { color: css(v < 0 ? '--loss' : '--gain'), opacity: 0.75 } })),
            markLine: { symbol: ['none', 'none'], silent: true, label: { show: false }, lineStyle: { color: css('--ink'), type: 'solid', width: 1 },
              data: q.mean.map((v, i) => [{ coord: [i, v - 2 * q.error[i]] }, { coord: [i, v + 2 * q.error[i]] }]) } },
        ],
      });
    },
    decay: (host) => banded(host, data.decay.horizon, data.decay.ic, data.decay.ic.map((v, i) => v - 2 * data.decay.error[i]),
      data.decay.ic.map((v, i) => v + 2 * data.decay.error[i]), { axis: 'bars ahead', tick: (v) => trim(v, 4), digits: 4, label: String }),
    compared: (host) => chart(host, {
      color: palette(),
      xAxis: times(),
      yAxis: numbers({ axisLabel: { color: css('--faint'), fontSize: 11, formatter: percentTick } }),
      grid: { left: 56, right: 12, top: 34, bottom: 26 },
      legend: legend(data.compared.map((r) => r.name)),
      tooltip: tip((items) => minute(items[0].value[0] / 1e3) + items.map((i) => '\n' + i.seriesName + '  ' + percent(i.value[1])).join('')),
      series: data.compared.map((r) => ({ name: r.name, type: 'line', showSymbol: false, lineStyle: { width: 1.5 }, data: r.t.map((t, i) => [t * 1e3, r.gain[i]]) })),
    }),
    hours: (host) => slots(host, data.hours, 'bars'),
    weekdays: (host) => slots(host, data.weekdays, 'days'),
    paths: (host) => chart(host, {
      color: palette(),
      xAxis: numbers({ name: 'days since the test window began', nameLocation: 'middle', nameGap: 26, splitLine: { show: false }, max: (v) => Math.ceil(v.max) }),
      yAxis: numbers({ axisLabel: { color: css('--faint'), fontSize: 11, formatter: percentTick } }),
      grid: { left: 52, right: 16, top: 34, bottom: 44 },
      legend: Object.assign(legend(data.paths.map((p) => p.name)), { type: 'scroll' }),
      tooltip: tip((items) => 'day ' + fixed(items[0].value[0], 1) + items.map((i) => '\n' + i.seriesName + '  ' + percent(i.value[1])).join('')),
      series: data.paths.map((p) => ({ name: p.name, type: 'line', showSymbol: false, lineStyle: { width: 1.5 }, data: p.days.map((d, i) => [d, p.gain[i]]) })),
    }),
    combinatorial: (host) => {
      const folds = [...new Set(data.combinatorial.map((p) => p.fold))];
      const color = (p) => palette()[folds.indexOf(p.fold) % 7];
      return chart(host, {
        xAxis: numbers({ name: 'days since the test window began', nameLocation: 'middle', nameGap: 26, splitLine: { show: false }, max: (v) => Math.ceil(v.max) }),
        yAxis: numbers({ axisLabel: { color: css('--faint'), fontSize: 11, formatter: percentTick } }),
        grid: { left: 52, right: 16, top: 34, bottom: 44 },
        legend: Object.assign(legend(folds), { type: 'scroll' }),
        tooltip: tip((items) => 'day ' + fixed(items[0].value[0], 1) + items.map((i) => '\n' + i.seriesName + '  ' + percent(i.value[1])).join('')),
        series: data.combinatorial.map((p) => ({ name: p.fold, type: 'line', showSymbol: false, lineStyle: { width: 1.2, color: color(p), opacity: 0.8 }, itemStyle: { color: color(p) }, data: p.days.map((d, i) => [d, p.gain[i]]) })),
      });
    },
    capacity: (host) => banded(host, data.capacity.capital, data.capacity.sharpe, data.capacity.low, data.capacity.high,
      { axis: 'capital, ' + data.currency, tick: (v) => trim(v, 2), digits: 2, label: compact }),
  };

  const slots = (host, d, unit) => chart(host, {
    xAxis: { type: 'category', data: d.name, axisTick: { show: false }, axisLine: { lineStyle: { color: css('--line') } }, axisLabel: { color: css('--faint'), fontSize: 11, hideOverlap: true } },
    yAxis: numbers({ name: data.currency, nameTextStyle: { color: css('--faint'), align: 'right' } }),
    grid: { left: 52, right: 12, top: 28, bottom: 26 },
    tooltip: tip((items) => items[0].name + '\n' + fixed(d.profit[items[0].dataIndex], 0) + ' ' + data.currency + ', ' + d.periods[items[0].dataIndex] + ' ' + unit),
    series: [{ type: 'bar', barCategoryGap: '30%', data: d.profit.map((v) => ({ value: v, itemStyle: { color: css(v < 0 ? '--loss' : '--gain'), opacity: 0.75 } })) }],
  });
  const banded = (host, x, mid, low, high, how) => chart(host, {
    xAxis: { type: 'category', boundaryGap: false, data: x.map((v) => how.label(v)), name: how.axis, nameLocation: 'middle', nameGap: 26, nameTextStyle: { color: css('--faint'), fontSize: 11 }, axisLine: { lineStyle: { color: css('--line') } }, axisTick: { show: false }, axisLabel: { color: css('--faint'), fontSize: 11 } },
    yAxis: numbers({ axisLabel: { color: css('--faint'), fontSize: 11, formatter: how.tick } }),
    grid: { left: 52, right: 16, top: 14, bottom: 44 },
    tooltip: tip((items) => items[0].name + ' ' + how.axis + '\n' + fixed(mid[items[0].dataIndex], how.digits) + '  [' + fixed(low[items[0].dataIndex], how.digits) + ', ' + fixed(high[items[0].dataIndex], how.digits) + ']'),
    series: [
      { type: 'line', data: high, showSymbol: false, lineStyle: { width: 1, opacity: 0.4, color: css('--accent') } },
      { type: 'line', data: low, showSymbol: false, lineStyle: { width: 1, opacity: 0.4, color: css('--accent') } },
      { type: 'line', data: mid, symbol: 'circle', symbolSize: 6, lineStyle: { width: 2, color: css('--accent') }, itemStyle: { color: css('--accent') } },
    ],
  });
  const narrow = (host) => host.clientWidth < 520;
  const numbers = (extra) => Object.assign({ type: 'value', splitLine: { lineStyle: { color: css('--grid') } }, nameTextStyle: { color: css('--faint'), fontSize: 11 }, axisLabel: { color: css('--faint'), fontSize: 11, formatter: (v) => compact(v) } }, extra);
  const times = () => ({
    type: 'time', axisTick: { show: false }, axisLine: { lineStyle: { color: css('--line') } },
    axisLabel: { color: css('--faint'), fontSize: 11, hideOverlap: true, formatter: { year: '{yyyy}', month: '{MMM}', day: '{MMM} {d}', hour: '{HH}:{mm}', minute: '{HH}:{mm}' } },
  });
  const legend = (names) => ({ data: names, top: 0, left: 0, itemWidth: 10, itemHeight: 10, itemGap: 14, icon: 'roundRect', textStyle: { color: css('--soft'), fontSize: 12 } });
  /* Rich text draws tooltips on the canvas: no markup is ever made from data. */
  const tip = (formatter) => ({
    trigger: 'axis', renderMode: 'richText', confine: true, formatter, backgroundColor: css('--panel'), borderColor: css('--line'), borderWidth: 1,
    textStyle: { color: css('--ink'), fontSize: 12 }, axisPointer: { type: 'line', lineStyle: { color: css('--faint') } },
  });
  const mix = (from, to, share) => {
    const parts = (c) => [1, 3, 5].map((i) => parseInt(c.slice(i, i + 2), 16));
    const [a, b] = [parts(from), parts(to)];
    return 'rgb(' + a.map((v, i) => Math.round(v + (b[i] - v) * share)).join(',') + ')';
  };
  const ramp = () => ({
    type: 'group', right: 12, bottom: 2, silent: true, children: [
      { type: 'text', left: 0, style: { text: 'off', fill: css('--faint'), fontSize: 11, y: 1 } },
      { type: 'rect', x: 22, shape: { width: 90, height: 10 }, style: { fill: new echarts.graphic.LinearGradient(0, 0, 1, 0, [{ offset: 0, color: css('--heat0') }, { offset: 1, color: css('--heat1') }]) } },
      { type: 'text', x: 118, style: { text: 'always on', fill: css('--faint'), fontSize: 11, y: 1 } },
    ],
  });
  const chart = (host, option, onResize) => {
    const instance = echarts.init(host, null, { renderer: 'canvas' });
    instance.setOption(Object.assign({ animation: false, useUTC: true, textStyle: { fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif' } }, option));
    return {
      resize: () => { instance.resize(); if (onResize) instance.setOption(onResize()); },
      destroy: () => instance.dispose(),
    };
  };

  const drawOne = (host) => {
    const name = host.dataset.chart;
    if (charts.has(name)) charts.get(name).destroy();
    host.replaceChildren();
    charts.set(name, draw[name](host));
  };
  const drawAll = () => document.querySelectorAll('[data-chart]').forEach(drawOne);
  const resizeAll = () => charts.forEach((c) => c.resize());

  /* ---- behaviour of the page ---- */

  const sortable = (table) => {
    const body = table.tBodies[0];
    const number = (text) => {
      const v = parseFloat(text.replace(/\u2212/g, '-').replace(/,/g, ''));
      return isNaN(v) ? -Infinity : v;
    };
    [...table.tHead.rows[0].cells].forEach((head, column) => head.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') !== 'descending';
      [...table.tHead.rows[0].cells].forEach((h) => h.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const numeric = head.classList.contains('num');
      const rows = [...body.rows].map((row) => ({ row, text: row.cells[column].textContent.trim() }));
      rows.sort((a, b) => (numeric ? number(a.text) - number(b.text) : a.text < b.text ? -1 : a.text > b.text ? 1 : 0) * (down ? -1 : 1));
      body.append(...rows.map((r) => r.row));
    }));
  };
  const followScroll = () => {
    const links = new Map([...document.querySelectorAll('.contents a')].map((a) => [a.getAttribute('href').slice(1), a]));
    const seen = new Set();
    const watch = new IntersectionObserver((entries) => {
      entries.forEach((e) => (e.isIntersecting ? seen.add(e.target.id) : seen.delete(e.target.id)));
      const first = [...links.keys()].find((id) => seen.has(id));
      links.forEach((a, id) => a.classList.toggle('here', id === first));
    }, { rootMargin: '0px 0px -60% 0px' });
    links.forEach((a, id) => watch.observe(document.getElementById(id)));
  };

  drawAll();
  document.querySelectorAll('.sortable').forEach(sortable);
  followScroll();
  const logButton = document.getElementById('log-scale');
  if (logButton && data.equity.equity.some((v) => v <= 0)) {
    logButton.hidden = true;
  } else if (logButton) {
    logButton.addEventListener('click', () => {
      logScale = !logScale;
      logButton.setAttribute('aria-pressed', String(logScale));
      drawOne(document.querySelector('[data-chart="equity"]'));
    });
  }
  let pending = 0;
  addEventListener('resize', () => { cancelAnimationFrame(pending); pending = requestAnimationFrame(resizeAll); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
  matchMedia('print').addEventListener('change', drawAll);
  document.documentElement.dataset.drawn = String(charts.size);
})();

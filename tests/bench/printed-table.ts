import type { BundleFigure } from './build-figures.ts';
import type { JobFigure } from './measure-jobs.ts';
import type { Figure } from './measure-size.ts';
import type { Budget } from './questions.ts';

/** Columns of equal width on a screen: CJK characters take two places. */
function width(text: string): number {
	return [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0);
}

/** A Markdown table that can be read as it is. */
export function printedTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const widths = head.map((title, column) =>
		Math.max(width(title), ...rows.map((row) => width(row[column] ?? ''))),
	);
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell))).join(' | ')} |`;
	return [line(head), line(widths.map((places) => '-'.repeat(places))), ...rows.map(line)].join('\n');
}

function within(value: number, limit: number | undefined): boolean {
	return limit === undefined || value <= limit;
}

/** ✓ or ✗ against what the figure is allowed, or nothing when it is free. */
function verdict({ budget, cost, httpP95 }: Figure): string {
	if (Object.keys(budget).length === 0) return '';
	const kept =
		within(cost.readUnits, budget.readUnits) &&
		within(cost.writeUnits, budget.writeUnits) &&
		within(cost.requests, budget.requests) &&
		within(httpP95, budget.ms);
	return kept ? '✓' : '✗';
}

function words({ readUnits, writeUnits, requests, ms }: Budget): string {
	return [
		readUnits !== undefined && `≤ ${readUnits} RU`,
		writeUnits !== undefined && `≤ ${writeUnits} WU`,
		requests !== undefined && `≤ ${requests} requests`,
		ms !== undefined && `≤ ${ms} ms`,
	]
		.filter(Boolean)
		.join(', ');
}

export function figureTable(figures: readonly Figure[]): string {
	return printedTable(
		['', 'budget', 'requests', 'RU', 'WU', 'items', 'p50 ms', 'p95 ms', 'HTTP p50', 'HTTP p95', ''],
		figures.map((figure) => [
			figure.name,
			words(figure.budget),
			String(figure.cost.requests),
			String(figure.cost.readUnits),
			String(figure.cost.writeUnits),
			String(figure.cost.items),
			...[figure.p50, figure.p95, figure.httpP50, figure.httpP95].map((ms) => ms.toFixed(1)),
			verdict(figure),
		]),
	);
}

/** The size of the Lambda that the steps run in. */
const jobBudget = { megabytes: 256, longestSeconds: 60 };

export function jobTable(figures: readonly JobFigure[]): string {
	return printedTable(
		[
			'job',
			'rows',
			'refused',
			'seconds',
			'rows/s',
			'calls',
			'longest call s',
			'MB idle',
			'MB peak (≤ 256)',
			'',
		],
		figures.map(({ name, rows, refused, seconds, calls, longestSeconds, idleMegabytes, peakMegabytes }) => [
			name,
			rows.toLocaleString('en'),
			String(refused),
			seconds.toFixed(1),
			(rows / seconds).toFixed(0),
			String(calls),
			longestSeconds.toFixed(1),
			idleMegabytes.toFixed(0),
			peakMegabytes.toFixed(0),
			peakMegabytes <= jobBudget.megabytes && longestSeconds <= jobBudget.longestSeconds ? '✓' : '✗',
		]),
	);
}

const bundleBudget = { kilobytes: 800, importMs: 150 };

export function bundleTable(figures: readonly BundleFigure[]): string {
	return printedTable(
		['Lambda', 'KB at start (≤ 800)', 'KB in all', 'cold import ms (≤ 150)', 'CPU ms', ''],
		figures.map(({ name, startKilobytes, totalKilobytes, coldImportMs, coldImportCpuMs }) => [
			name,
			startKilobytes.toFixed(0),
			totalKilobytes.toFixed(0),
			coldImportMs.toFixed(0),
			coldImportCpuMs.toFixed(0),
			startKilobytes <= bundleBudget.kilobytes && coldImportMs <= bundleBudget.importMs ? '✓' : '✗',
		]),
	);
}

/**
 * Asks everything of one filled table and prints the figures as one line of JSON, as a process of its own: a Lambda
 * reads its environment once. `node measure-size.ts <folder> <volunteers> <repetitions>`
 */
import {
	actAsUseCases,
	actNames,
	actOverHttp,
	enterHours,
	enterHoursOverHttp,
	type ActName,
	type Measure,
} from './acts.ts';
import { benchStack, type BenchStack } from './bench-stack.ts';
import type { Cost } from './counting-client.ts';
import { serveAsUseCases, serveOverHttp } from './rosters.ts';
import { questionsOf, type Budget } from './questions.ts';

export interface Figure {
	name: string;
	budget: Budget;
	cost: Cost;
	/** Milliseconds of the use case, and of the answer over HTTP. */
	p50: number;
	p95: number;
	httpP50: number;
	httpP95: number;
}

const warmUp = 3;

function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((one, other) => one - other);
	return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

function times(useCase: readonly number[], http: readonly number[]) {
	return {
		p50: percentile(useCase, 0.5),
		p95: percentile(useCase, 0.95),
		httpP50: percentile(http, 0.5),
		httpP95: percentile(http, 0.95),
	};
}

async function askAll(bench: BenchStack, repetitions: number): Promise<Figure[]> {
	const figures: Figure[] = [];
	for (const { name, budget, as, ask, path, headers } of await questionsOf(bench)) {
		const useCase: number[] = [];
		const http: number[] = [];
		let cost: Cost | undefined;
		for (let run = -warmUp; run < repetitions; run += 1) {
			const measured = await bench.counting.measure(ask);
			cost = measured.cost;
			if (run >= 0) useCase.push(measured.ms);
		}
		for (let run = -warmUp; run < repetitions; run += 1) {
			const start = performance.now();
			await bench.callers[as].expect('GET', path, undefined, headers);
			if (run >= 0) http.push(performance.now() - start);
		}
		if (cost) figures.push({ name, budget, cost, ...times(useCase, http) });
	}
	return figures;
}

const actBudgets: Partial<Record<ActName, Budget>> = {
	'send (F-03)': { writeUnits: 30 },
	'decide at the first station': { writeUnits: 30 },
	'decide at the last station': { writeUnits: 30 },
	'ask for insurance (I-06)': { writeUnits: 30 },
	'confirm insurance (I-07)': { writeUnits: 30 },
	'take into a shift (A-12)': { writeUnits: 30 },
	'check in (A-16)': { writeUnits: 30 },
};

async function actAll(bench: BenchStack, repetitions: number): Promise<Figure[]> {
	const costs = new Map<ActName, Cost>();
	const useCase = new Map<ActName, number[]>();
	const http = new Map<ActName, number[]>();
	const note = (notes: Map<ActName, number[]>, name: ActName, ms: number) =>
		notes.set(name, [...(notes.get(name) ?? []), ms]);
	const counted: Measure = async (name, work) => {
		const { cost, ms, result } = await bench.counting.measure(work);
		costs.set(name, cost);
		note(useCase, name, ms);
		return result;
	};
	const timed: Measure = async (name, work) => {
		const start = performance.now();
		const result = await work();
		note(http, name, performance.now() - start);
		return result;
	};
	const unmeasured: Measure = (_name, work) => work();
	await actAsUseCases(bench, unmeasured);
	for (let run = 0; run < repetitions; run += 1) await actAsUseCases(bench, counted);
	await serveAsUseCases(bench, counted, repetitions);
	// Twice is enough: each has 500 transactions.
	for (let run = 0; run < 2; run += 1) await enterHours(bench, counted);
	await actOverHttp(bench, unmeasured);
	for (let run = 0; run < repetitions; run += 1) await actOverHttp(bench, timed);
	await serveOverHttp(bench, timed, repetitions);
	for (let run = 0; run < 2; run += 1) await enterHoursOverHttp(bench, timed);
	return actNames.flatMap((name) => {
		const cost = costs.get(name);
		const budget = actBudgets[name] ?? {};
		return cost ? [{ name, budget, cost, ...times(useCase.get(name) ?? [], http.get(name) ?? []) }] : [];
	});
}

const [, , stateDir = '', volunteers, repetitions] = process.argv;
const bench = await benchStack(stateDir, Number(volunteers));
try {
	const acts = await actAll(bench, Math.ceil(Number(repetitions) / 3));
	const questions = await askAll(bench, Number(repetitions));
	console.log(JSON.stringify([...questions, ...acts]));
} finally {
	await bench.stop();
}

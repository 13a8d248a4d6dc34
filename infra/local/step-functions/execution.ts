import type { StateMachine } from 'aws-local-stepfunctions';
import { randomBytes } from 'node:crypto';
import type { TaskState } from './definition.ts';
import type { Journal, JournalEntry } from './journal.ts';

type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };

/** Calls a Lambda by the ARN (or name) that the definition gives, in this process. */
export type InvokeLambda = (functionName: string, payload: unknown) => Promise<unknown>;

export interface ExecutionEnvironment {
	machine: StateMachine;
	tasks: readonly TaskState[];
	journal: Journal;
	invoke: InvokeLambda;
	log: (line: string) => void;
	/** True from the moment that the process is told to end: from then on nothing may be recorded as failed. */
	isStopping: () => boolean;
	/** Told of every token before its Lambda is called. */
	onToken: (token: string, execution: Execution) => void;
}

export type TaskOutcome = { output: string } | { error: string; cause: string };

interface Attempt {
	token: string;
	invoked: boolean;
	/** How often the call has been made again after a restart. */
	resumed: number;
	outcome?: TaskOutcome;
	settle?: (outcome: TaskOutcome) => void;
}

/**
 * More than people who end the product in the middle of a call come to, and an end to a call that ends the product.
 * The steps of jobs count their own tries and are given up sooner.
 */
const mostResumed = 10;

/** The engine picks retriers and catchers by the `name` of the error, as AWS does by the error type of the Lambda. */
function namedError(name: string, message: string): Error {
	return Object.assign(new Error(message), { name });
}

/**
 * One run of the machine, which can be repeated: all that came from outside (tokens, answers of Lambdas, decisions)
 * is in the journal, and the rest of the machine is deterministic. So to resume is to run it again from the start
 * and to answer every task from the journal for as long as there is an answer.
 */
export class Execution {
	readonly name: string;
	readonly input: string;
	readonly startedAt: number;
	ended?: Extract<JournalEntry, { type: 'ended' }>;

	readonly #environment: ExecutionEnvironment;
	readonly #attempts: Attempt[] = [];
	#abort: (() => void) | undefined;
	#finished: Promise<void> = Promise.resolve();
	readonly #invocations = new Set<Promise<unknown>>();

	constructor(name: string, entries: readonly JournalEntry[], environment: ExecutionEnvironment) {
		const [first] = entries;
		if (first?.type !== 'started')
			throw new Error(`The journal of execution ${name} does not begin with its start.`);
		this.name = name;
		this.input = first.input;
		this.startedAt = first.at;
		this.#environment = environment;
		for (const entry of entries) this.#recall(entry);
	}

	#recall(entry: JournalEntry): void {
		if (entry.type === 'token') {
			this.#attempts[entry.attempt] = { token: entry.token, invoked: false, resumed: 0 };
			// At once and not when the replay comes to it: the decision may arrive sooner.
			this.#environment.onToken(entry.token, this);
		}
		if (entry.type === 'ended') this.ended = entry;
		const attempt = 'attempt' in entry ? this.#attempts[entry.attempt] : undefined;
		if (!attempt) return;
		if (entry.type === 'resumed') attempt.resumed += 1;
		if (entry.type === 'invoked') attempt.invoked = true;
		if (entry.type === 'result') attempt.outcome = { output: entry.output };
		if (entry.type === 'failed') attempt.outcome = { error: entry.error, cause: entry.cause };
	}

	/** False when it has ended, or waits for nothing but a token. */
	get isBusy(): boolean {
		return !this.ended && !(this.#attempts.at(-1)?.invoked && !this.#attempts.at(-1)?.outcome);
	}

	/** Records the answer to a token; false when that task has been answered before. */
	complete(token: string, outcome: TaskOutcome): boolean {
		const index = this.#attempts.findIndex((attempt) => attempt.token === token);
		const attempt = this.#attempts[index];
		if (!attempt || attempt.outcome || this.ended) return false;
		this.#settle(index, attempt, outcome);
		return true;
	}

	#settle(index: number, attempt: Attempt, outcome: TaskOutcome): void {
		this.#environment.journal.append(
			this.name,
			'output' in outcome
				? { type: 'result', attempt: index, output: outcome.output }
				: { type: 'failed', attempt: index, ...outcome },
		);
		attempt.outcome = outcome;
		attempt.settle?.(outcome);
	}

	run(): void {
		this.#finished = this.#run().catch((error: unknown) => {
			this.#environment.log(`step functions: ${this.name} cannot go on: ${String(error)}`);
		});
	}

	async #run(): Promise<void> {
		const { machine, tasks, log, isStopping } = this.#environment;
		let index = 0;
		// The engine reads the context at the moment of use, so every attempt finds its own token here. Tasks run
		// one after the other: Map and Parallel would need a token for each branch.
		const task = { Token: this.#tokenOf(0) };
		const handlers = tasks.map(({ name, waitsForToken }) => [
			name,
			async (input: JsonValue): Promise<JsonValue> => {
				try {
					return await this.#answer(index, task.Token, waitsForToken, input);
				} finally {
					index += 1;
					task.Token = this.#tokenOf(index);
				}
			},
		]);
		const { abort, result } = machine.run(JSON.parse(this.input) as JsonValue, {
			noThrowOnAbort: true,
			context: { Execution: { Name: this.name }, Task: task },
			overrides: {
				taskResourceLocalHandlers: Object.fromEntries(handlers) as Record<
					string,
					(input: JsonValue) => Promise<JsonValue>
				>,
			},
		});
		this.#abort = abort;
		try {
			const output = await result;
			if (isStopping()) return;
			this.#end({ type: 'ended', at: Date.now(), status: 'SUCCEEDED', output: JSON.stringify(output) });
		} catch (error) {
			if (isStopping()) return;
			const cause = error instanceof Error && error.cause instanceof Error ? error.cause : (error as Error);
			if (cause.name === 'States.Timeout' && !tasks.some((state) => state.namesTimeout)) {
				// The longest timer of JavaScript ran out, not a time that the definition names: wait on.
				await this.#run();
				return;
			}
			log(`step functions: ${this.name} failed: ${cause.name}: ${cause.message}`);
			this.#end({ type: 'ended', at: Date.now(), status: 'FAILED', error: cause.name, cause: cause.message });
		}
	}

	#end(entry: Extract<JournalEntry, { type: 'ended' }>): void {
		this.#environment.journal.append(this.name, entry);
		this.ended = entry;
	}

	#tokenOf(index: number): string {
		return this.#attempts[index]?.token ?? randomBytes(48).toString('base64url');
	}

	async #answer(index: number, token: string, waitsForToken: boolean, input: JsonValue): Promise<JsonValue> {
		const { journal, isStopping, onToken } = this.#environment;
		if (isStopping()) throw namedError('Stopped', 'The local stack is stopping.');
		let attempt = this.#attempts[index];
		if (!attempt) {
			attempt = { token, invoked: false, resumed: 0 };
			journal.append(this.name, { type: 'token', attempt: index, token });
			this.#attempts[index] = attempt;
			onToken(token, this);
		} else if (!attempt.outcome && !attempt.invoked && !attempt.settle) {
			this.#resume(index, attempt);
		}
		const outcome = attempt.outcome ?? (await this.#perform(index, attempt, waitsForToken, input));
		if ('error' in outcome) throw namedError(outcome.error, outcome.cause);
		return JSON.parse(outcome.output) as JsonValue;
	}

	/** A call that the process did not live to the end of, again and again, is what AWS calls a Lambda that exited. */
	#resume(index: number, attempt: Attempt): void {
		if (attempt.resumed >= mostResumed) {
			const cause = `The process ended in each of ${attempt.resumed + 1} calls.`;
			this.#settle(index, attempt, { error: 'Lambda.Unknown', cause });
			return;
		}
		this.#environment.journal.append(this.name, { type: 'resumed', attempt: index });
		attempt.resumed += 1;
	}

	#perform(index: number, attempt: Attempt, waitsForToken: boolean, input: JsonValue): Promise<TaskOutcome> {
		return new Promise((resolve) => {
			attempt.settle = resolve;
			if (attempt.invoked) return;
			const invocation = this.#invoke(index, attempt, waitsForToken, input);
			this.#invocations.add(invocation);
			void invocation.finally(() => this.#invocations.delete(invocation));
		});
	}

	async #invoke(index: number, attempt: Attempt, waitsForToken: boolean, input: JsonValue): Promise<void> {
		const { FunctionName, Payload } = input as { FunctionName: string; Payload: JsonValue };
		try {
			const payload = (await this.#environment.invoke(FunctionName, Payload)) ?? null;
			if (attempt.outcome) return;
			if (waitsForToken) {
				this.#environment.journal.append(this.name, { type: 'invoked', attempt: index });
				attempt.invoked = true;
			} else {
				this.#settle(index, attempt, { output: JSON.stringify({ StatusCode: 200, Payload: payload }) });
			}
		} catch (error) {
			if (attempt.outcome || this.#environment.isStopping()) return;
			const { name, message } = error instanceof Error ? error : new Error(String(error));
			this.#environment.log(`step functions: ${this.name}: ${FunctionName} failed: ${name}: ${message}`);
			this.#settle(index, attempt, { error: name, cause: message });
		}
	}

	/** Lets calls that are under way end, then drops the rest; the journal knows where to go on. */
	async stop(): Promise<void> {
		await Promise.allSettled(this.#invocations);
		this.#abort?.();
		for (const attempt of this.#attempts) {
			if (!attempt.outcome) attempt.settle?.({ error: 'Stopped', cause: 'The local stack is stopping.' });
		}
		await this.#finished;
	}
}

import { StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { listen, readBody, type RunningServer } from './http-server.ts';
import { lambdaTasks, substitute, withLongTimeouts } from './step-functions/definition.ts';
import {
	Execution,
	type ExecutionEnvironment,
	type InvokeLambda,
	type TaskOutcome,
} from './step-functions/execution.ts';
import { openJournal } from './step-functions/journal.ts';

export interface LocalStateMachine {
	stateMachineArn: string;
	/** Where its journal lies: one file for each execution. */
	journalDir: string;
	/** The text of the `.asl.json` file. */
	definition: string;
	/** Values for `${…}` in the definition, for example `OpenStageFunctionArn`. */
	substitutions: Record<string, string>;
}

export interface LocalStepFunctionsOptions {
	port: number;
	machines: readonly LocalStateMachine[];
	invoke: InvokeLambda;
	log?: (line: string) => void;
}

export interface LocalStepFunctions extends RunningServer {
	endpoint: string;
	/** True while a Lambda is being called, or an execution is on its way between two tasks. */
	isBusy(): boolean;
	/** Resolves when every execution has ended or waits for a token. */
	idle(): Promise<void>;
}

class StepFunctionsError extends Error {
	readonly code: string;
	constructor(code: string, message: string) {
		super(message);
		this.code = code;
	}
}

interface Request {
	stateMachineArn?: string;
	executionArn?: string;
	name?: string;
	input?: string;
	statusFilter?: string;
	taskToken?: string;
	output?: string;
	error?: string;
	cause?: string;
}

const maximumPayload = 262_144;

function parseJson(text: string, code: string): unknown {
	if (Buffer.byteLength(text) > maximumPayload)
		throw new StepFunctionsError(code, 'The payload is over 256 KB.');
	try {
		return JSON.parse(text) as unknown;
	} catch {
		throw new StepFunctionsError(code, 'The payload is not JSON.');
	}
}

interface RunningMachine {
	stateMachineArn: string;
	/** By name, which is unique within a machine. */
	executions: Map<string, Execution>;
	environment: ExecutionEnvironment;
}

/**
 * Step Functions on one computer: the calls that `@aws-sdk/client-sfn` makes for Standard state machines, with the
 * answers that AWS gives (names are idempotent, a token is good for one answer).
 */
export async function startStepFunctions(options: LocalStepFunctionsOptions): Promise<LocalStepFunctions> {
	const log = options.log ?? (() => {});
	const byToken = new Map<string, Execution>();
	let stopping = false;

	function open({ stateMachineArn, journalDir, ...machine }: LocalStateMachine): RunningMachine {
		const definition = JSON.parse(
			substitute(machine.definition, machine.substitutions),
		) as StateMachineDefinition;
		const environment: ExecutionEnvironment = {
			machine: new StateMachine(withLongTimeouts(definition)),
			tasks: lambdaTasks(definition),
			journal: openJournal(journalDir),
			invoke: options.invoke,
			log,
			isStopping: () => stopping,
			onToken: (token, execution) => byToken.set(token, execution),
		};
		return { stateMachineArn, executions: new Map(), environment };
	}

	const machines = options.machines.map(open);
	const everyExecution = () => machines.flatMap(({ executions }) => [...executions.values()]);
	const arnOf = ({ stateMachineArn }: RunningMachine, { name }: Execution) =>
		`${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;

	function machineOf(stateMachineArn: string | undefined): RunningMachine {
		const machine = machines.find((candidate) => candidate.stateMachineArn === stateMachineArn);
		if (machine) return machine;
		throw new StepFunctionsError(
			'StateMachineDoesNotExist',
			`State Machine Does Not Exist: '${stateMachineArn}'`,
		);
	}

	function startExecution({ stateMachineArn, name, input = '{}' }: Request) {
		const machine = machineOf(stateMachineArn);
		const { executions, environment } = machine;
		if (!name || !/^[\w-]{1,80}$/.test(name))
			throw new StepFunctionsError('InvalidName', `Invalid Name: '${name}'`);
		const value = parseJson(input, 'InvalidExecutionInput');
		let execution = executions.get(name);
		if (execution && (execution.ended || !isDeepStrictEqual(JSON.parse(execution.input), value))) {
			throw new StepFunctionsError(
				'ExecutionAlreadyExists',
				`Execution Already Exists: '${arnOf(machine, execution)}'`,
			);
		}
		if (!execution) {
			const entry = { type: 'started', at: Date.now(), input } as const;
			environment.journal.append(name, entry);
			execution = new Execution(name, [entry], environment);
			executions.set(name, execution);
			execution.run();
		}
		return { executionArn: arnOf(machine, execution), startDate: execution.startedAt / 1000 };
	}

	function answerTask(token: string | undefined, outcome: TaskOutcome) {
		const execution = token === undefined ? undefined : byToken.get(token);
		if (!execution || token === undefined)
			throw new StepFunctionsError('InvalidToken', "Invalid Token: 'Invalid token'");
		if (!execution.complete(token, outcome)) {
			throw new StepFunctionsError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
		}
		return {};
	}

	const summary = (machine: RunningMachine, execution: Execution) => ({
		executionArn: arnOf(machine, execution),
		stateMachineArn: machine.stateMachineArn,
		name: execution.name,
		status: execution.ended?.status ?? 'RUNNING',
		startDate: execution.startedAt / 1000,
		stopDate: execution.ended && execution.ended.at / 1000,
	});

	const operations: Record<string, (request: Request) => unknown> = {
		StartExecution: startExecution,
		SendTaskSuccess({ taskToken, output = 'null' }) {
			parseJson(output, 'InvalidOutput');
			return answerTask(taskToken, { output });
		},
		SendTaskFailure: ({ taskToken, error = 'States.TaskFailed', cause = '' }) =>
			answerTask(taskToken, { error, cause }),
		DescribeExecution({ executionArn }) {
			for (const machine of machines) {
				const execution = [...machine.executions.values()].find(
					(candidate) => arnOf(machine, candidate) === executionArn,
				);
				if (!execution) continue;
				const { output, error, cause } = execution.ended ?? {};
				return { ...summary(machine, execution), input: execution.input, output, error, cause };
			}
			throw new StepFunctionsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
		},
		ListExecutions({ stateMachineArn, statusFilter }) {
			const machine = machineOf(stateMachineArn);
			return {
				executions: [...machine.executions.values()]
					.map((execution) => summary(machine, execution))
					.filter(({ status }) => !statusFilter || status === statusFilter)
					.reverse(),
			};
		},
	};

	const isBusy = () => everyExecution().some((execution) => execution.isBusy);

	const server = createServer((request, response) => {
		const reply = (status: number, body: unknown) => {
			response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
		};
		const target = String(request.headers['x-amz-target']).replace('AWSStepFunctions.', '');
		readBody(request, maximumPayload * 4)
			.then((body) => {
				const operation = Object.hasOwn(operations, target) ? operations[target] : undefined;
				if (!operation)
					throw new StepFunctionsError('UnknownOperationException', `${target} is not built here.`);
				reply(200, operation(JSON.parse(body.toString()) as Request));
			})
			.catch((error: unknown) => {
				if (error instanceof StepFunctionsError) reply(400, { __type: error.code, message: error.message });
				else {
					log(`step functions: ${target}: ${String(error)}`);
					reply(500, { __type: 'InternalFailure', message: String(error) });
				}
			});
	});
	for (const { executions, environment } of machines) {
		for (const { name, entries } of environment.journal.load()) {
			executions.set(name, new Execution(name, entries, environment));
		}
	}
	const running = await listen(server, options.port, '127.0.0.1');
	const unfinished = everyExecution().filter((execution) => !execution.ended);
	for (const execution of unfinished) execution.run();
	if (unfinished.length > 0) log(`step functions: ${unfinished.length} executions go on where they stopped`);

	return {
		port: running.port,
		endpoint: `http://127.0.0.1:${running.port}`,
		isBusy,
		async idle() {
			while (isBusy()) await sleep(5);
		},
		async stop() {
			await running.stop();
			stopping = true;
			await Promise.all(everyExecution().map((execution) => execution.stop()));
		},
	};
}

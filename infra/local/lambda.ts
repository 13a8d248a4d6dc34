import type { Context } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import { localAccountId, localRegion } from './local-account.ts';

export class LambdaTimeoutError extends Error {
	override readonly name = 'Sandbox.Timedout';
}

/** The second argument of a handler, with the time that is left. */
export function lambdaContext(functionName: string, timeoutMs: number): Context {
	const deadline = Date.now() + timeoutMs;
	return {
		awsRequestId: randomUUID(),
		callbackWaitsForEmptyEventLoop: false,
		functionName,
		functionVersion: '$LATEST',
		invokedFunctionArn: `arn:aws:lambda:${localRegion}:${localAccountId}:function:${functionName}`,
		logGroupName: `/aws/lambda/${functionName}`,
		logStreamName: 'local',
		memoryLimitInMB: '256',
		getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
		/* eslint-disable @typescript-eslint/no-deprecated -- the type of the context still asks for them */
		done: () => {},
		fail: () => {},
		succeed: () => {},
		/* eslint-enable @typescript-eslint/no-deprecated */
	};
}

/** Waits no longer than Lambda would; what the handler does after that is lost to the caller, as it is there. */
export async function withTimeout<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const timeout = new Promise<never>((_, reject) => {
		timer = setTimeout(() => {
			reject(new LambdaTimeoutError(`Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`));
		}, timeoutMs);
	});
	try {
		return await Promise.race([work, timeout]);
	} finally {
		clearTimeout(timer);
	}
}

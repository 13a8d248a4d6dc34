import { beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '#shared/contract/problem.ts';
import type { ApiCaller } from '#tests/support/api-caller.ts';
import { callerKinds, cityCallers, type CityCallers } from '#tests/support/city-callers.ts';
import { localStack } from '#tests/support/local-stack.ts';
import { buildTestCity } from '#tests/support/test-city.ts';
import { addressOf, allRoutes, namingNothing, parameterNames, type NamedRoute } from './contract-routes.ts';
import { hostileBodies, hostileParameters, hostileQueries, percentEncoded } from './hostile-values.ts';
import { addUnitRecords } from './unit-records.ts';

let callers: CityCallers;
let ids: Record<string, string>;

beforeAll(async () => {
	const stack = await localStack();
	await stack.reset();
	const city = await buildTestCity();
	callers = await cityCallers(stack, city);
	const { applications, trainingRecordId, consentFileId, ...records } = await addUnitRecords(
		stack,
		city,
		callers,
	);
	ids = {
		...records,
		unitId: city.organizations.unit.id,
		recordId: trainingRecordId,
		fileId: consentFileId,
		applicationId: applications.draft.applicationId,
	};
});

/** What ends a session, or takes away what others need, comes last. */
function rank({ name, route }: NamedRoute): number {
	if (name.includes('.signOut')) return 4;
	if (route.method === 'DELETE') return 3;
	if (route.method === 'GET') return 0;
	return name.startsWith('identity.') || name.startsWith('organizations.') ? 2 : 1;
}
const walk = allRoutes.toSorted((one, other) => rank(one) - rank(other));

function parametersOf({ route }: NamedRoute): Record<string, string> {
	const names = parameterNames(route);
	return {
		...namingNothing(names, () => 'nobody'),
		...Object.fromEntries(names.flatMap((name) => (ids[name] ? [[name, ids[name]]] : []))),
	};
}

/** The caller nearest to the records whom the route lets in. */
async function callerOf(entry: NamedRoute): Promise<ApiCaller> {
	const kinds = new Set(['unit', 'purpose', 'governing', 'volunteer', ...callerKinds] as const);
	for (const kind of kinds) {
		const caller = callers.as(kind);
		const path = addressOf(
			entry.route,
			namingNothing(parameterNames(entry.route), () => 'nobody'),
		);
		const { status } = await caller.call(entry.route.method, path, entry.route.body ? [] : undefined);
		if (status !== 401 && status !== 403) return caller;
	}
	throw new Error(`nobody may call ${entry.name}`);
}

interface Request {
	path: string;
	body?: unknown;
}

function requestsOf(entry: NamedRoute): Request[] {
	const { route } = entry;
	const parameters = parametersOf(entry);
	const path = addressOf(route, parameters);
	return [
		...parameterNames(route).flatMap((name) =>
			hostileParameters.map((value) => ({
				path: addressOf(route, { ...parameters, [name]: percentEncoded(value) }),
				...(route.body && { body: {} }),
			})),
		),
		...hostileQueries(route).map((query) => ({
			path: `${path}?${Object.entries(query)
				.map(([name, value]) => `${name}=${percentEncoded(value)}`)
				.join('&')}`,
			...(route.body && { body: {} }),
		})),
		...hostileBodies(route, ids).map((body) => ({ path, body })),
	];
}

const atOnce = 8;

describe('nonsense is refused, and never a failure of the server', () => {
	it.each(walk.map((entry) => [entry.name, entry] as const))('%s', async (_, entry) => {
		const caller = await callerOf(entry);
		const requests = requestsOf(entry);
		const failed: string[] = [];
		for (let first = 0; first < requests.length; first += atOnce) {
			await Promise.all(
				requests.slice(first, first + atOnce).map(async ({ path, body }) => {
					const { status, body: answer } = await caller.call<Problem>(entry.route.method, path, body);
					if (status < 500 || answer.code === 'request.busy') return;
					failed.push(
						`${status} ${path.slice(0, 200)} ${(body === undefined ? '' : JSON.stringify(body)).slice(0, 400)}`,
					);
				}),
			);
		}
		expect(failed).toEqual([]);
	});
});

import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { applicationsContainer } from '#functions/applications/container.ts';
import { decideStage } from '#functions/applications/decide-stage.ts';
import { createDraft } from '#functions/applications/edit-application.ts';
import { submitApplication } from '#functions/applications/submit-application.ts';
import type { ApplicationDependencies } from '#functions/applications/application-dependencies.ts';
import { fileKey } from '#functions/files/uploads.ts';
import type { StaffActor } from '#platform/access/actor.ts';
import { platformOn, type Platform } from '#platform/container.ts';
import type { ObjectStore } from '#platform/objects/object-store.ts';
import type { ApplicationStep, PlannedApplication } from '../city/application-plan.ts';
import { demoAsOf } from '../city/person.ts';
import type { PlannedAccount } from '../city/staff-plan.ts';
import { chanceOf, demoId } from '../random.ts';
import { memberPortrait } from './member-files.ts';
import { staffActor, type StoredTree } from './organizations.ts';

interface Surroundings {
	platform: Platform;
	objects: ObjectStore;
	cityName: string;
	adminOrigin: string;
	tree: StoredTree;
	accountOf: (organizationId: string) => PlannedAccount;
}

const applicationsAtOnce = 10;
/** Two reads each time, of a database that has better things to do. */
const pollMs = 150;
/** The stream first has to pass by everything that was loaded in bulk. */
const patienceMs = 120_000;
const dayMs = 86_400_000;

/** When a step was taken, and which ids it makes; steps of several applications run at once. */
interface StepContext {
	plan: PlannedApplication;
	at: Date;
	newId: () => string;
}

const running = new AsyncLocalStorage<StepContext>();

function context(): StepContext {
	const found = running.getStore();
	if (!found) throw new TypeError('outside of a step');
	return found;
}

/**
 * Lets people apply and decide through the use cases themselves, against the running stack: reviews have live
 * executions behind them, as they would after a day of work. What an earlier, cut off load has done of it stays.
 */
export async function runApplications(
	surroundings: Surroundings,
	plans: readonly PlannedApplication[],
): Promise<void> {
	const deps = applicationsOf(surroundings);
	const waiting = [...plans];
	async function runNext(): Promise<void> {
		for (let plan = waiting.shift(); plan; plan = waiting.shift()) {
			await runApplication(surroundings, deps, plan);
		}
	}
	await Promise.all(Array.from({ length: applicationsAtOnce }, runNext));
}

/** The use cases with ids that repeat themselves, and a clock that is set by each step. */
function applicationsOf({ platform, objects, cityName, adminOrigin }: Surroundings): ApplicationDependencies {
	const { table, secrets } = platform;
	const told = platformOn({ table, secrets, newId: () => context().newId(), clock: () => context().at });
	const deps = applicationsContainer(told, objects, { cityName, adminOrigin });
	return {
		...deps,
		uploads: {
			...deps.uploads,
			// The picture was never uploaded by a browser: it goes where an upload ends.
			async attach(_actor, _purpose, uploadId) {
				const bytes = memberPortrait(context().plan.member);
				await objects.write(fileKey(uploadId), bytes, 'image/png');
				return { fileId: uploadId, name: '大頭照.png', size: bytes.length, contentType: 'image/png' };
			},
		},
	};
}

async function runApplication(
	surroundings: Surroundings,
	deps: ApplicationDependencies,
	plan: PlannedApplication,
): Promise<void> {
	const applicationId = demoId(demoAsOf, 'application', plan.key);
	const head = await deps.applications.get(applicationId);
	// The draft has no line in the history, everything after it has one.
	const done = head ? 1 + (await deps.stations.list(applicationId)).length : 0;
	for (const [index, step] of plan.steps.entries()) {
		if (index < done) continue;
		if (step.act !== 'create') await waitForWorkflow(deps, applicationId, plan.key);
		await running.run(stepContext(plan, index), () => take(surroundings, deps, plan, applicationId, step));
	}
	await waitForWorkflow(deps, applicationId, plan.key);
}

/** The last step was taken this hour, and each step before it a day earlier. */
function stepContext(plan: PlannedApplication, index: number): StepContext {
	const chance = chanceOf('step', plan.key, index);
	const daysAgo = plan.steps.length - 1 - index;
	let made = 0;
	return {
		plan,
		at: new Date(Date.now() - daysAgo * dayMs - chance.int(0, 3_600_000)),
		newId() {
			made += 1;
			// The first id of a draft is the application's own.
			const seed = index === 0 && made === 1 ? [] : [index, made];
			return demoId(demoAsOf, 'application', plan.key, ...seed);
		},
	};
}

async function take(
	{ tree, accountOf }: Surroundings,
	deps: ApplicationDependencies,
	plan: PlannedApplication,
	applicationId: string,
	step: ApplicationStep,
): Promise<void> {
	const account = accountOf(step.by.id);
	const actor = staffActor(tree.node(step.by.id), account);
	if (step.act === 'create') {
		await draft(deps, actor, plan, account);
		return;
	}
	const head = await deps.applications.get(applicationId);
	if (!head) throw new TypeError(`application ${plan.key} is gone`);
	const { revision } = head;
	if (step.act === 'submit') await submitApplication(deps, actor, applicationId, { revision });
	else
		await decideStage(deps, actor, applicationId, { revision, result: step.result, opinion: step.opinion });
}

async function draft(
	deps: ApplicationDependencies,
	actor: StaffActor,
	{ key, member }: PlannedApplication,
	account: PlannedAccount,
): Promise<void> {
	await createDraft(deps, actor, {
		volunteerId: member.volunteerId,
		unitId: member.places.unit.id,
		issueKind: 'first',
		form: {
			photoUploadId: demoId(demoAsOf, 'application-photo', key),
			keptAttachmentIds: [],
			attachmentUploadIds: [],
			contactName: account.name,
			contactPhone: account.phone,
			contactEmail: account.email,
			deliveryMethod: 'electronic',
		},
	});
}

/** Waits until the workflow has done its part: the next station is open, or the application is closed. */
async function waitForWorkflow(
	deps: ApplicationDependencies,
	applicationId: string,
	key: string,
): Promise<void> {
	const until = Date.now() + patienceMs;
	while (!(await isSettled(deps, applicationId))) {
		if (Date.now() > until)
			throw new Error(`application ${key} of the demo city is stuck: is the workflow running?`);
		await delay(pollMs);
	}
}

async function isSettled(
	{ applications, openStages }: ApplicationDependencies,
	applicationId: string,
): Promise<boolean> {
	const [head, stage] = await Promise.all([applications.get(applicationId), openStages.get(applicationId)]);
	if (head?.status !== 'in-review') return head !== undefined;
	return stage !== undefined && stage.round === head.round && stage.stageIndex === head.stageIndex;
}

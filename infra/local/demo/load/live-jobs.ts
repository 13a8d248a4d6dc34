import { setTimeout as delay } from 'node:timers/promises';
import { hoursContainer, type HoursContainer } from '#functions/hours/container.ts';
import { exportEntries } from '#functions/hours/export-entries.ts';
import { importEntries } from '#functions/hours/import-entries.ts';
import { entryColumns } from '#functions/hours/spreadsheet/entry-columns.ts';
import { memberColumns } from '#functions/hours/spreadsheet/row-member.ts';
import { jobsContainer } from '#functions/jobs/container.ts';
import type { StaffActor } from '#platform/access/actor.ts';
import type { Platform } from '#platform/container.ts';
import type { ObjectStore } from '#platform/objects/object-store.ts';
import { spreadsheetTypes, type CellValue } from '#platform/spreadsheets/sheet.ts';
import { writeSpreadsheet } from '#platform/spreadsheets/write-spreadsheet.ts';
import { isJobOver } from '#shared/codes/job-statuses.ts';
import { labelOfServiceContent, labelOfServiceItem } from '#shared/codes/service-items.ts';
import { decimalHours } from '#shared/values/hours.ts';
import type { City } from '../city/city.ts';
import type { Member } from '../city/member.ts';
import { staffPlan } from '../city/staff-plan.ts';
import { staffActor, type StoredTree } from './organizations.ts';
import { servingMembers } from './serving-members.ts';

interface Surroundings {
	platform: Platform;
	objects: ObjectStore;
	tree: StoredTree;
}

/** Whose 我的匯出匯入 is not empty. */
const jobOwners = ['unit', 'governing'];
const importedMembers = 6;
const pollMs = 150;
const patienceMs = 60_000;

/**
 * Lets the demo accounts export the hours of a unit and import a file of which some rows are refused, as jobs of the
 * running stack. What an earlier, cut off load has begun is not begun again.
 */
export async function runJobs({ platform, objects, tree }: Surroundings, demo: City): Promise<void> {
	const deps = hoursContainer(platform, objects);
	const { jobs } = jobsContainer(platform);
	const owners = staffPlan(demo.organizations).filter(({ login }) => jobOwners.includes(login));
	const [places] = demo.units;
	if (!places) throw new TypeError('a city without units');
	// Different people in each file: the same rows would be refused the second time.
	const ownUnit = (member: Member) => member.places === places;
	const otherUnits = (member: Member) => member.places !== places;
	await Promise.all(
		owners.map(async (account) => {
			const actor = staffActor(tree.node(account.organization.id), account);
			const begun = (await jobs.ofOwner(account.accountId)).map(({ kind }) => kind);
			if (!begun.includes('hours.export'))
				await exportEntries(deps, actor, { format: 'ods', organizationId: places.unit.id });
			if (!begun.includes('hours.import'))
				await sendFile(
					deps,
					actor,
					hoursRows(
						servingMembers(demo, account.login === 'unit' ? ownUnit : otherUnits).slice(0, importedMembers),
					),
				);
			await settle(async () => {
				const started = await jobs.ofOwner(account.accountId);
				return started.length > 0 && started.every(({ status }) => isJobOver(status));
			});
		}),
	);
}

async function settle(over: () => Promise<boolean>): Promise<void> {
	const until = Date.now() + patienceMs;
	while (!(await over())) {
		if (Date.now() > until) throw new Error('a job of the demo city is stuck: is the workflow running?');
		await delay(pollMs);
	}
}

async function sendFile(deps: HoursContainer, actor: StaffActor, rows: CellValue[][]): Promise<void> {
	const sheet = { name: '服務時數', columns: [...memberColumns, ...entryColumns], rows };
	const pieces: Uint8Array[] = [];
	for await (const piece of writeSpreadsheet('ods', [sheet])) pieces.push(piece);
	const bytes = Buffer.concat(pieces);
	const contentType = spreadsheetTypes.ods;
	const file = { purpose: 'hours.import', name: '服務時數.ods', size: bytes.length, contentType } as const;
	const { uploadId, fields } = await deps.uploads.create(actor, file);
	await deps.objects.write(fields['key'] ?? '', bytes, contentType);
	await importEntries(deps, actor, { fileUploadId: uploadId });
}

/** Two hours more for each, for the rules to judge, and three rows that are refused: entered before, another name, too long a day. */
function hoursRows(members: readonly Member[]): CellValue[][] {
	const [first] = members;
	const good = members.map((member) => row(member, {}));
	if (!first) return good;
	const [last] = first.career.service.slice(-1);
	return [...good, row(first, { ...last }), row(first, { name: '王同名' }), row(first, { tenths: 300 })];
}

type Changed = Partial<Member['career']['service'][number] & { name: string }>;

function row({ person, places, career }: Member, changed: Changed): CellValue[] {
	const [last] = career.service.slice(-1);
	if (!last) throw new TypeError('nobody without hours is in the file');
	const { name, startDate, endDate, item, content, tenths } = {
		...last,
		name: person.base.name,
		endDate: last.startDate,
		tenths: 20,
		...changed,
	};
	const cells = {
		身分證字號: person.nationalId,
		志工姓名: name,
		運用單位: places.unit.name,
	};
	return [
		...memberColumns.map(({ label }) => cells[label]),
		startDate,
		endDate,
		labelOfServiceItem(item),
		labelOfServiceContent(content),
		decimalHours(tenths),
	];
}

/** A record of the table as it is stored. */
export type StoredItem = Record<string, unknown>;

const levels = ['governingId', 'purposeId', 'unitId', 'teamId', 'squadId'] as const;

function text(item: StoredItem, attribute: string): string {
	const value = item[attribute];
	return typeof value === 'string' ? value : '';
}

/** Ids of the organisations that a record of a scoped list stands below; `-` is stored for a level it has not. */
function placesOf(item: StoredItem): string[] {
	return levels.map((level) => text(item, level)).filter((id) => id !== '' && id !== '-');
}

/** Names of the counters that a record is counted in. */
function countersOf(item: StoredItem): string[] {
	switch (item['__edb_e__']) {
		case 'volunteer':
			return ['volunteers'];
		case 'membership':
			return placesOf(item).map((id) => `volunteers:${id}:${text(item, 'status')}`);
		case 'insurance-cover':
			return item['listing'] === 'open' ? placesOf(item).map((id) => `covers:${id}`) : [];
		case 'training-record':
			return placesOf(item).map((id) => `training-records:${id}`);
		case 'award':
			return placesOf(item).map((id) => `awards:${id}`);
		case 'roster':
			return placesOf(item).map((id) => `rosters:${id}`);
		case 'shift-assignment':
			return [
				`roster-assigned:${text(item, 'rosterId')}`,
				`shifts:${text(item, 'positionId')}:${text(item, 'volunteerId')}`,
			];
		case 'account':
			return placesOf(item).map((id) => `accounts:${id}`);
		case 'application':
			return item['submittedAt'] === undefined || item['submittedAt'] === '-'
				? []
				: placesOf(item).map((id) => `applications:${id}`);
		case 'task':
			return [`tasks:${text(item, 'queueId')}:${text(item, 'task')}`];
		case 'organization':
			return [
				...placesOf(item)
					.filter((id) => id !== item['organizationId'])
					.map((id) => `organizations:${id}:${text(item, 'level')}`),
				...(item['level'] === 'unit' ? ['units'] : []),
			];
		case 'large-event':
			return ['large-events'];
		case 'service-hour':
			return item['largeEventId'] === undefined ? [] : [`event-hours:${text(item, 'largeEventId')}:1`];
		case 'record-book':
			return item['issueKind'] === 'first' ? ['record-books'] : [];
		case 'announcement':
			return ['inBackOffice', 'onPortal']
				.filter((attribute) => item[attribute] === 'yes')
				.map((attribute) => `announcements:${attribute === 'onPortal' ? 'portal' : 'back-office'}`);
		default:
			return [];
	}
}

function addTo(sums: Map<string, number>, name: string, count: number): void {
	const sum = (sums.get(name) ?? 0) + count;
	if (sum === 0) sums.delete(name);
	else sums.set(name, sum);
}

interface UnitHours {
	unitId: string;
	registered: number;
	effective: number;
}

export function unitHours(volunteer: StoredItem): UnitHours[] {
	return volunteer['unitHours'] as UnitHours[];
}

/** Totals of service hours as volunteers carry them, over all and in each unit, and as the entries give the registered ones. */
export function hourTotals(items: Iterable<StoredItem>): {
	told: Map<string, number>;
	counted: Map<string, number>;
} {
	const [told, counted] = [new Map<string, number>(), new Map<string, number>()];
	for (const item of items) {
		const person = text(item, 'volunteerId');
		const membership = `${person}/${text(item, 'unitId')}`;
		if (item['__edb_e__'] === 'volunteer') {
			for (const { unitId, registered } of unitHours(item)) {
				for (const place of [person, `${person}/${unitId}`]) addTo(told, place, registered);
			}
		}
		if (item['__edb_e__'] !== 'service-hour') continue;
		for (const place of [person, membership]) addTo(counted, place, Number(item['tenths']));
	}
	return { told, counted };
}

/** Every total as the counters say it, and as counting the rows gives it; totals of 0 are left out. */
export function totals(items: Iterable<StoredItem>): {
	told: Map<string, number>;
	counted: Map<string, number>;
} {
	const [told, counted] = [new Map<string, number>(), new Map<string, number>()];
	for (const item of items) {
		if (item['__edb_e__'] === 'counter') addTo(told, text(item, 'name'), Number(item['count']));
		for (const name of countersOf(item)) addTo(counted, name, 1);
		if (item['__edb_e__'] === 'service-position')
			addTo(counted, `roster-needed:${text(item, 'rosterId')}`, Number(item['needed']));
	}
	return { told, counted };
}

import type { Platform } from '#platform/container.ts';
import { sequencesOn } from '#platform/data/sequences.ts';
import type { Change } from '#platform/data/transaction.ts';
import type { Uploads } from '#functions/files/uploads.ts';
import { announcementRepository } from '#functions/content/announcement.repository.ts';
import type { Table } from '#platform/data/table.ts';
import { announcements } from '../city/announcements.ts';
import type { City } from '../city/city.ts';
import type { Member } from '../city/member.ts';
import type { PlannedAccount } from '../city/staff-plan.ts';
import { storeAccounts } from './accounts.ts';
import { bulkWriter } from './bulk-writer.ts';
import { largeEventChanges } from './large-event-records.ts';
import { memberChanges } from './member-changes.ts';
import type { FileWriter } from './member-files.ts';
import { storeOrganizations } from './organizations.ts';

interface CityRecords {
	platform: Platform;
	uploads: Uploads;
	city: City;
	staff: readonly PlannedAccount[];
	password: string;
	/** Without one, nobody has files. */
	files?: FileWriter;
	withChangeLog?: (member: Member) => boolean;
	/** Told now and then how many people have been written. */
	progress?: (volunteers: number) => void;
}

const progressStep = 10_000;

/** The account that acts for an organisation. */
export function accountsOf(staff: readonly PlannedAccount[]): (organizationId: string) => PlannedAccount {
	const first = new Map(staff.toReversed().map((account) => [account.organization.id, account]));
	return (organizationId) => {
		const account = first.get(organizationId);
		if (!account) throw new RangeError(`nobody works at ${organizationId}`);
		return account;
	};
}

/** Teams and squads are managed by their own account; the youngest of three has no manager yet. */
function managersOf(staff: readonly PlannedAccount[]): (organizationId: string) => string | undefined {
	const managed = staff.filter(
		({ organization: { level, key } }) => (level === 'team' || level === 'squad') && !key.endsWith('-3'),
	);
	const managers = new Map(managed.map(({ organization, accountId }) => [organization.id, accountId]));
	return (organizationId) => managers.get(organizationId);
}

/** Writes the whole city, but for what needs the running platform: applications. */
export async function writeCity(records: CityRecords): Promise<{ items: number }> {
	const { platform, city, staff, progress = () => {} } = records;
	const writer = bulkWriter(platform.table);
	const write = (changes: Change[]) => writer.add(changes);
	const tree = await storeOrganizations(platform, city.organizations, {
		write,
		managerOf: managersOf(staff),
	});
	await storeAccounts(platform, tree, staff, { password: records.password, uploads: records.uploads, write });
	const news = announcementRepository(platform.table, platform.counters);
	for (const announcement of announcements(nameOf(city))) await write(news.createChanges(announcement));
	await write(largeEventChanges(platform, city.organizations, tree));
	const { ofMember, lastOfPrefix } = city.bookNumbers();
	for (const [prefix, last] of lastOfPrefix)
		await write([await lastNumber(platform.table, `record-book:${prefix}`, last)]);
	const changesOf = memberChanges({
		platform,
		tree,
		registrarOf: accountsOf(staff),
		bookNumbers: ofMember,
		files: records.files,
		withChangeLog: records.withChangeLog ?? (() => false),
	});
	for (const member of city.members()) {
		await writer.add(changesOf(member));
		if ((member.index + 1) % progressStep === 0) progress(member.index + 1);
	}
	return writer.finish();
}

function nameOf({ organizations }: City): (key: string) => string {
	const names = new Map(organizations.map(({ key, name }) => [key, name]));
	return (key) => names.get(key) ?? '';
}

/** The sequence as it stands after `last` numbers were drawn, so that the next book goes on from there. */
async function lastNumber(table: Table, name: string, last: number): Promise<Change> {
	const { change } = await sequencesOn(table).next(name);
	const item = change.item.Put?.Item;
	if (!item) throw new TypeError('a sequence is no longer one item');
	return { ...change, item: { Put: { TableName: table.table, Item: { ...item, last } } } };
}

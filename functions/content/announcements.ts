import type { StaffActor } from '#platform/access/actor.ts';
import type { Audit } from '#platform/audit/audit.ts';
import type { Counters } from '#platform/data/counters.ts';
import type { Transact } from '#platform/data/transaction.ts';
import { DomainError } from '#platform/errors.ts';
import type { NewId } from '#platform/ids.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type {
	Announcement,
	AnnouncementInput,
	AnnouncementRow,
	AnnouncementUpdate,
} from '#shared/contract/content.ts';
import type { Page, PageQuery } from '#shared/contract/paging.ts';
import { excerptAround, holdsWords, searchWords } from '#shared/values/search-words.ts';
import type { AnnouncementRepository, Reader } from './announcement.repository.ts';

export interface ContentDependencies {
	announcements: AnnouncementRepository;
	directory: Directory;
	counters: Counters;
	audit: Audit;
	transact: Transact;
	newId: NewId;
	cityName: string;
}

function toRow({ announcementId, publishedOn, category, title, publisher }: Announcement): AnnouncementRow {
	return { announcementId, publishedOn, category, title, publisher };
}

/** 系統公告 (S-12) or 訊息公告 of the portal. */
export async function listAnnouncements(
	{ announcements }: Pick<ContentDependencies, 'announcements'>,
	reader: Reader,
	query: PageQuery,
): Promise<Page<AnnouncementRow>> {
	const { items, page } = await announcements.list(reader, query);
	return { items: items.map(toRow), page };
}

const searched = 100;
const excerptLength = 80;

/**
 * Among the newest hundred of the portal: those that hold all words in title, text or publisher. What is older is found
 * in the list itself.
 */
export async function searchNews(
	{ announcements }: Pick<ContentDependencies, 'announcements'>,
	text: string,
): Promise<{ items: (AnnouncementRow & { excerpt: string })[] }> {
	const words = searchWords(text);
	const { items } = await announcements.list('portal', { page: 1, size: searched });
	const found = items.filter(({ title, body, publisher }) =>
		holdsWords(`${title}\n${body}\n${publisher}`, words),
	);
	return {
		items: found.map((one) => ({ ...toRow(one), excerpt: excerptAround(one.body, words, excerptLength) })),
	};
}

export async function getAnnouncement(
	{ announcements }: Pick<ContentDependencies, 'announcements'>,
	reader: Reader,
	announcementId: string,
): Promise<Announcement> {
	const announcement = await announcements.get(announcementId, reader);
	if (!announcement) throw new DomainError('content.not-found');
	return announcement;
}

/** What the public sees of an announcement. */
export async function getNews(
	deps: Pick<ContentDependencies, 'announcements'>,
	announcementId: string,
): Promise<AnnouncementRow & { body: string }> {
	const announcement = await getAnnouncement(deps, 'portal', announcementId);
	return { ...toRow(announcement), body: announcement.body };
}

/** 發佈單位 is the author's organisation unless another is named. */
async function publisherOf(deps: ContentDependencies, actor: StaffActor, named: string | undefined) {
	if (named) return named;
	const nameOf = await deps.directory.names([actor.organizationId]);
	return nameOf(actor.organizationId)?.name ?? deps.cityName;
}

export async function createAnnouncement(
	deps: ContentDependencies,
	actor: StaffActor,
	input: AnnouncementInput,
): Promise<Announcement> {
	const { publisher, ...fields } = input;
	const announcement: Announcement = {
		...fields,
		announcementId: deps.newId(),
		publisher: await publisherOf(deps, actor, publisher),
		revision: 1,
	};
	await deps.transact([
		...deps.announcements.createChanges(announcement),
		auditOf(deps, actor, 'announcement.create', announcement),
	]);
	return announcement;
}

export async function updateAnnouncement(
	deps: ContentDependencies,
	actor: StaffActor,
	announcementId: string,
	input: AnnouncementUpdate,
): Promise<Announcement> {
	const before = await requireAnnouncement(deps, announcementId);
	const { revision, publisher, ...fields } = input;
	const after = { ...before, ...fields, publisher: await publisherOf(deps, actor, publisher) };
	await deps.transact([
		...deps.announcements.replaceChanges(before, after, revision),
		auditOf(deps, actor, 'announcement.update', after),
	]);
	return { ...after, revision: revision + 1 };
}

export async function deleteAnnouncement(
	deps: ContentDependencies,
	actor: StaffActor,
	announcementId: string,
): Promise<Record<string, never>> {
	const announcement = await requireAnnouncement(deps, announcementId);
	await deps.transact([
		...deps.announcements.deleteChanges(announcement),
		auditOf(deps, actor, 'announcement.delete', announcement),
	]);
	return {};
}

async function requireAnnouncement(deps: ContentDependencies, announcementId: string): Promise<Announcement> {
	const announcement = await deps.announcements.getAny(announcementId);
	if (!announcement) throw new DomainError('content.not-found');
	return announcement;
}

function auditOf(deps: ContentDependencies, actor: StaffActor, action: string, announcement: Announcement) {
	return deps.audit.entry({
		actor,
		action,
		subject: { type: 'announcement', id: announcement.announcementId },
		changes: [{ label: '標題', after: announcement.title }],
	});
}

/** The true numbers of the portal's home page, from the counters. */
export async function figures({ counters, cityName }: Pick<ContentDependencies, 'counters' | 'cityName'>) {
	const [volunteers, units, recordBooks] = await Promise.all(
		['volunteers', 'units', 'record-books'].map((name) => counters.total(name)),
	);
	return { cityName, volunteers: volunteers ?? 0, units: units ?? 0, recordBooks: recordBooks ?? 0 };
}

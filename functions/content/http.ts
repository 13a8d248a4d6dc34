import { httpPlatformFromEnvironment } from '#functions/identity/http-platform.ts';
import { loadConfig, siteConfig } from '#platform/config.ts';
import { platformFromEnvironment } from '#platform/container.ts';
import { httpHandler, type Bindings } from '#platform/http/http-handler.ts';
import { contentContract } from '#shared/contract/content.ts';
import {
	createAnnouncement,
	deleteAnnouncement,
	figures,
	getAnnouncement,
	getNews,
	listAnnouncements,
	searchNews,
	updateAnnouncement,
	type ContentDependencies,
} from './announcements.ts';
import { contentContainer } from './container.ts';

export function bind(deps: ContentDependencies): Bindings<typeof contentContract> {
	return {
		listAnnouncements: ({ query }) => listAnnouncements(deps, 'back-office', query),
		getAnnouncement: ({ params }) => getAnnouncement(deps, 'back-office', params.announcementId),
		createAnnouncement: ({ actor, body }) => createAnnouncement(deps, actor, body),
		updateAnnouncement: ({ actor, params, body }) =>
			updateAnnouncement(deps, actor, params.announcementId, body),
		deleteAnnouncement: ({ actor, params }) => deleteAnnouncement(deps, actor, params.announcementId),
		listNews: ({ query }) => listAnnouncements(deps, 'portal', query),
		searchNews: ({ query }) => searchNews(deps, query.words),
		getNews: ({ params }) => getNews(deps, params.announcementId),
		figures: () => figures(deps),
	};
}

const platform = await platformFromEnvironment();
const { CITY_NAME } = loadConfig({ CITY_NAME: siteConfig.CITY_NAME });

export const handler = httpHandler(
	contentContract,
	bind(contentContainer(platform, CITY_NAME)),
	httpPlatformFromEnvironment(platform),
);

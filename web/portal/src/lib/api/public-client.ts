import { createClient } from '#client/client.ts';
import type { contentRoutes } from '#client/routes.generated.ts';

// The generated tables are one module, and a module is loaded whole: the routes of all other domains would come along to
// the home page. The type holds this copy to what was generated.
const routes: typeof contentRoutes = {
	listAnnouncements: ['GET', '/api/content/announcements'],
	getAnnouncement: ['GET', '/api/content/announcements/{announcementId}'],
	createAnnouncement: ['POST', '/api/content/announcements'],
	updateAnnouncement: ['PUT', '/api/content/announcements/{announcementId}'],
	deleteAnnouncement: ['DELETE', '/api/content/announcements/{announcementId}'],
	listNews: ['GET', '/api/content/news'],
	searchNews: ['GET', '/api/content/news-search'],
	getNews: ['GET', '/api/content/news/{announcementId}'],
	figures: ['GET', '/api/content/figures'],
};

/** The part of the API that everybody may read. */
export const publicClient = createClient({ content: routes });

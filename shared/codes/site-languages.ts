/** The languages in which the portal, its mails and its pages speak. */
export const siteLanguages = ['zh-Hant', 'en'] as const;

export type SiteLanguage = (typeof siteLanguages)[number];

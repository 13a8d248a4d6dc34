import { useWords } from './ui-language.ts';

/** The words around every page, and of what any page may hold: apart from the others, so that the home page is light. */
export const zhHant = {
	skipToContent: '跳到主要內容區塊',
	blockTop: '上方功能區塊',
	blockMain: '中央內容區塊',
	blockBottom: '下方功能區塊',
	siteSearch: '網站搜尋',
	mainMenu: '主選單',
	openMenu: '開啟選單',
	closeMenu: '關閉選單',
	topLinks: '快速連結',
	themeSwitch: '切換顏色模式',
	themeSystem: '依系統設定',
	themeLight: '淺色',
	themeDark: '深色',

	processing: '處理中…',
	empty: '目前暫無資料',
	loadFailed: '資料載入失敗',
	retry: '再試一次',
};

export const en: typeof zhHant = {
	skipToContent: 'Skip to main content',
	blockTop: 'Top block',
	blockMain: 'Main content',
	blockBottom: 'Bottom block',
	siteSearch: 'Site search',
	mainMenu: 'Main menu',
	openMenu: 'Open menu',
	closeMenu: 'Close menu',
	topLinks: 'Quick links',
	themeSwitch: 'Colour mode',
	themeSystem: 'System',
	themeLight: 'Light',
	themeDark: 'Dark',

	processing: 'Working…',
	empty: 'Nothing here yet',
	loadFailed: 'The data could not be loaded',
	retry: 'Try again',
};

const words = { 'zh-Hant': zhHant, en };

/** See `useUiText`. */
export function useBasicText(): () => typeof zhHant {
	return useWords(words);
}

import type { Announcement } from '#shared/contract/content.ts';
import { demoId } from '../random.ts';

type Planned = Pick<Announcement, 'publishedOn' | 'category' | 'title' | 'audience' | 'body'> & {
	/** Key of the organisation that publishes it. */
	by: string;
};

const planned: readonly Planned[] = [
	{
		publishedOn: '2026-10-30',
		category: 'system',
		audience: 'back-office',
		by: 'city',
		title: '紀錄冊申請已全面改為線上審核',
		body: [
			'自即日起，紀錄冊之初次申請、補發及換發一律於本平台辦理，不再受理紙本。',
			'申請前請先確認志工已完成基礎訓練及所屬類別之特殊訓練，並上傳清晰的半身照。系統會自動檢核資格，未符合的條件會逐項列出。',
			'退回申請人的申請單會出現在首頁的待辦事項，修正後可重新送審。',
		].join('\n\n'),
	},
	{
		publishedOn: '2026-10-26',
		category: 'system',
		audience: 'back-office',
		by: 'city',
		title: '請各單位於年底前完成志工保險資料登錄',
		body: '依規定，運用單位應為志工投保意外事故保險。請各單位於 12 月 31 日前確認所有在隊志工之投保狀態，以利次年度統計。',
	},
	{
		publishedOn: '2026-10-20',
		category: 'system',
		audience: 'back-office',
		by: 'city',
		title: '系統維護公告：11 月 8 日 00:00 至 04:00',
		body: '為進行系統更新，上述時段將暫停服務。維護期間請勿進行資料登錄，造成不便敬請見諒。',
	},
	{
		publishedOn: '2026-10-28',
		category: 'news',
		audience: 'both',
		by: 'social',
		title: '國際志工日表揚活動開放報名',
		body: [
			'12 月 5 日為國際志工日，本市將於當日上午舉辦志工表揚典禮，邀請歷年獲獎志工分享服務故事。',
			'歡迎各運用單位及志工朋友踴躍參加，名額 300 名，額滿為止。',
		].join('\n\n'),
	},
	{
		publishedOn: '2026-10-22',
		category: 'training',
		audience: 'both',
		by: 'social',
		title: '11 月份志願服務基礎訓練及社會福利類特殊訓練',
		body: [
			'日期：11 月 14 日（六）及 11 月 15 日（日）09:00 至 16:00。',
			'對象：年滿 12 歲、有意投入志願服務的市民；未滿 18 歲者請備妥家長同意書。',
			'完成基礎訓練及特殊訓練各 6 小時，即可由運用單位為您申請志願服務紀錄冊。',
		].join('\n\n'),
	},
	{
		publishedOn: '2026-10-18',
		category: 'recruitment',
		audience: 'portal',
		by: 'health',
		title: '門診引導志工招募中',
		body: '服務內容為門診引導、協助自動報到及輪椅借用。每週一個班次，每次 3 小時，提供完整的職前訓練與意外事故保險。',
	},
	{
		publishedOn: '2026-10-12',
		category: 'recruitment',
		audience: 'portal',
		by: 'culture',
		title: '圖書館故事志工招募中',
		body: '喜歡和孩子分享故事的您，歡迎加入週末故事時間的行列。本館提供說故事技巧工作坊，無經驗可。',
	},
	{
		publishedOn: '2026-10-08',
		category: 'training',
		audience: 'portal',
		by: 'environment',
		title: '河川巡守志工特殊訓練報名',
		body: '課程包含水質檢測、生態觀察及巡守安全，共 6 小時。完成訓練者可加入各河段巡守隊。',
	},
	{
		publishedOn: '2026-09-30',
		category: 'news',
		audience: 'portal',
		by: 'city',
		title: '電子紀錄冊上線，服務紀錄隨時查',
		body: [
			'登入「志工專區」即可查看教育訓練、服務時數、保險及獎勵紀錄，並下載電子紀錄冊。',
			'首次登入請以「忘記密碼」設定密碼，系統會將連結寄到您登記的電子信箱。',
		].join('\n\n'),
	},
	{
		publishedOn: '2026-09-21',
		category: 'news',
		audience: 'portal',
		by: 'fire',
		title: '防災宣導志工走入社區',
		body: '本季共完成 42 場社區宣導，教導住宅用火災警報器的安裝與測試。感謝每一位志工的付出。',
	},
];

/** What the boards of back office and portal show, newest first. */
export function announcements(organizationName: (key: string) => string): Announcement[] {
	return planned.map(({ by, ...announcement }, index) => ({
		...announcement,
		announcementId: demoId(announcement.publishedOn, 'announcement', index),
		publisher: organizationName(by),
		revision: 1,
	}));
}

/** The sheets of 匯入紙本紀錄冊 (N-08), in the order in which they are taken over: each builds on those before. */
export const paperBookSheets = {
	people: '志工基本資料',
	courses: '教育訓練',
	books: '紀錄冊',
	hours: '服務時數',
} as const;

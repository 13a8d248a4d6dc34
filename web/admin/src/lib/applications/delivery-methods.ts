/** 寄送方式 of a record book (F-14); e-books need no post (F-19). */
export const deliveryMethods = [
	{ value: 'electronic', label: '電子紀錄冊，免寄送' },
	{ value: 'pickup', label: '親自領取' },
	{ value: 'post', label: '郵寄' },
] as const;

export function deliveryLabel(method: (typeof deliveryMethods)[number]['value']): string {
	return deliveryMethods.find((entry) => entry.value === method)?.label ?? '';
}

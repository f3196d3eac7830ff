export * from './config/config.ts';
export * from './examine.ts';
export { linkTo } from './http/links.ts';
export { statisticsBody } from './routes/statistics.ts';
export { configuredSpotify, spotifyCallbackPath, spotifyStatus } from './spotify-status.ts';
export * from './start-server.ts';
export { version } from './version.ts';
export * from './wire.ts';

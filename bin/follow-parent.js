// Loaded into npm: where the launcher is killed outright, npm must not go on writing beside the next
// start's install.
process.on('disconnect', () => process.exit(1));
process.channel?.unref();

using MigrationKit.Tool;

return await new ToolApplication(ToolHost.OfProcess()).RunAsync(args).ConfigureAwait(false);

using MigrationKit;

var report = await new Migrator(args[0], MigrationRegistry.Sets).ApplyAsync();
Console.WriteLine(report.IsUpToDate ? "up to date" : string.Join(", ", report.Applied.Select(migration => migration.Id)));

using MigrationKit.Core.Model;

namespace MigrationKit.Generators.History;

/// <summary>Of the committed migrations, what the registry says.</summary>
internal sealed record HistorySpec(EquatableArray<MigrationSpec> Migrations, string Head);

internal sealed record MigrationSpec(string Id, string From, string To, string UpChecksum, bool HasDown);

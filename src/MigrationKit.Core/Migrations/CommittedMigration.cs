namespace MigrationKit.Core.Migrations;

/// <summary>A migration as it stands in the repository.</summary>
internal sealed record CommittedMigration
{
    /// <summary>The folder's name: <c>20261120093015_add_user_avatar</c>. It names and sorts for people; order comes from the fingerprints.</summary>
    public required string Id { get; init; }

    /// <summary>The folder relative to the project.</summary>
    public required string Path { get; init; }

    public required MigrationDocument Document { get; init; }

    public required string UpSql { get; init; }

    public string? DownSql { get; init; }

    public string From => Document.From;

    public string To => Document.To;

    /// <summary>Checksum of the script as it is, which is also what the document says unless there is a finding.</summary>
    public required string UpChecksum { get; init; }

    public bool HasDown => DownSql is not null;
}

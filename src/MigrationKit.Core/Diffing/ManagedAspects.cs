using MigrationKit.Core.Model;

namespace MigrationKit.Core.Diffing;

/// <summary>
/// Rights, owners, labels and versions are managed where a declared schema says something about them. One that never does leaves them to
/// somebody else: what a database has of them is no difference.
/// </summary>
internal static class ManagedAspects
{
    /// <summary>The schema of a database without what the declared one does not manage.</summary>
    public static DatabaseSchema Within(DatabaseSchema live, DatabaseSchema declared) => Within(
        WithVersions(live, declared),
        ManagesRights(declared),
        declared.Objects.Any(static item => !item.Labels.IsEmpty),
        ManagesOwners(declared));

    /// <summary>The schema of a database with these alone.</summary>
    public static DatabaseSchema Within(DatabaseSchema live, bool rights, bool labels, bool owners)
    {
        bool IsManaged(SchemaObject item) =>
            (rights || item.Privileges.IsEmpty) && (labels || item.Labels.IsEmpty) && (owners || item.Owner is null) && (!item.IsImplicit || item != item.Bare);

        // Most often it is all that was read.
        if (live.Objects.All(IsManaged))
        {
            return live;
        }

        var managed = live.Objects.Select(item => IsManaged(item) ? item : item with
        {
            Privileges = rights ? item.Privileges : default,
            Labels = labels ? item.Labels : default,
            Owner = owners ? item.Owner : null,
        });
        return DatabaseSchema.Create(managed.Where(static item => !item.IsImplicit || item != item.Bare));
    }

    public static bool ManagesOwners(DatabaseSchema declared) => declared.Objects.Any(static item => item.Owner is not null);

    private static bool ManagesRights(DatabaseSchema declared) => declared.Objects.Any(static item => !item.Privileges.IsEmpty);

    private static DatabaseSchema WithVersions(DatabaseSchema live, DatabaseSchema declared) => declared.All<Extension>().All(static extension => extension.Version is null)
        ? live : DatabaseSchema.Create(live.Objects.Select(item => Version(item, declared)));

    private static SchemaObject Version(SchemaObject item, DatabaseSchema declared) =>
        item is Extension extension && declared.Find(item.Id) is Extension { Version: not null } ? extension with { Version = extension.InstalledVersion } : item;
}

using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Tests.Schemas;

/// <summary>Rights, publications, statistics and default rights; the roles are those of the shared server.</summary>
internal sealed partial class RandomSchema
{
    private static readonly string[] s_grantees = ["mk_app", "mk_reader", Privilege.Everyone];

    private void AddAccess()
    {
        switch (_random.Next(6))
        {
            case 0:
                Put(NewPublication(Fresh("pub")));
                break;
            case 1:
                AddStatistics();
                break;
            case 2:
                var defaults = new DefaultPrivileges(One(["mk_app", "postgres"]), One(["TABLES", "TYPES"]));
                Put(defaults with { Privileges = NewPrivileges(defaults.Objects == "TABLES" ? ["SELECT", "INSERT"] : ["USAGE"], ["mk_app", "mk_reader"]) });
                break;
            default:
                ChangePrivileges();
                break;
        }
    }

    private void ChangeAccess()
    {
        if (Chance(0.3) && All<Publication>().ToList() is { Count: > 0 } publications)
        {
            Put(NewPublication(One(publications).Name));
        }
        else
        {
            ChangePrivileges();
        }
    }

    private void ChangePrivileges()
    {
        var items = _objects.Values.Where(static item => item is Table or Column or Sequence or EnumType or Namespace).OrderBy(static item => item.Id).ToList();
        if (items.Count > 0)
        {
            var item = One(items);
            Put(item with { Privileges = Chance(0.25) ? default : NewPrivileges(item) });
        }
    }

    private EquatableArray<Privilege> NewPrivileges(SchemaObject item) => item switch
    {
        Table => NewPrivileges(["SELECT", "INSERT", "UPDATE", "DELETE"], s_grantees),
        Column => NewPrivileges(["SELECT", "UPDATE"], s_grantees),
        Sequence => NewPrivileges(["USAGE", "SELECT"], s_grantees),
        EnumType when Chance(0.3) => EquatableArray.Of(new Privilege(Privilege.Everyone, "USAGE", PrivilegeForm.Revoked)),
        EnumType => NewPrivileges(["USAGE"], ["mk_app", "mk_reader"]),
        _ => NewPrivileges(["USAGE"], s_grantees),
    };

    // A grant option cannot be PUBLIC's; all rights are not a list of them.
    private EquatableArray<Privilege> NewPrivileges(string[] rights, string[] grantees) => Privilege.Sorted(Pick(grantees, 1, 2).SelectMany(grantee =>
        rights.Length > 1 && Chance(0.2) ? [new Privilege(grantee, Privilege.All)] : Pick(rights, 1, rights.Length).Select(right => new Privilege(
            grantee, right, grantee != Privilege.Everyone && Chance(0.2) ? PrivilegeForm.Grantable : PrivilegeForm.Granted))));

    private Publication NewPublication(string name)
    {
        var publication = new Publication(name)
        {
            AllTables = Chance(0.2),
            Publish = One([Publication.AllActions, "insert", "insert, update"]),
            ViaRoot = Chance(0.2),
        };
        var tables = All<Table>().Where(_ => Chance(0.5)).Select(table => new PublishedTable(table.Name, PublishedColumns(table.Name)));
        return publication.AllTables ? publication : publication with { Tables = tables.OrderBy(static published => published.Table).ToEquatableArray() };
    }

    // The server keeps them in the order of the table, so one is enough.
    private EquatableArray<string> PublishedColumns(QualifiedName table) =>
        Chance(0.3) && ColumnsOf(table).FirstOrDefault(static column => column.Generated is null) is { } column ? EquatableArray.Of(column.Name) : default;

    private void AddStatistics() => OnTable(table =>
    {
        if (StatisticsOf(table) is { } definition)
        {
            Put(new DefinedObject(ObjectId.Of(ObjectKind.Statistics, new QualifiedName(table.Schema, Fresh("st")))) { Definition = definition });
        }
    });

    /// <summary>Statistics over the first two columns, by name, that can have them.</summary>
    private string? StatisticsOf(QualifiedName table)
    {
        var columns = ColumnsOf(table).Where(static column => column.Type.ToString() is "integer" or "bigint" or "smallint" or "text" or "date" && column.Generated is null)
            .Select(static column => column.Name).OrderBy(static name => name, StringComparer.Ordinal).Take(2).ToList();
        return columns.Count < 2 ? null : $"ON {string.Join(", ", columns.Select(SqlIdentifier.Quote))} FROM {Quoted(table)}";
    }
}

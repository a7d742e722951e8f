using MigrationKit.Core.Declarations;
using MigrationKit.Core.Model;

namespace MigrationKit.Tool.Pulling;

/// <summary>What the attributes of a class say of its table as a whole: how rows are kept, divided and protected.</summary>
internal sealed class TableSettingAttributes(Table table, DatabaseSchema schema, PulledNames names)
{
    public IEnumerable<string> Lines() => [.. Storage(), .. Partitions(), .. Security(), .. GrantText.Of(table)];

    private IEnumerable<string> Storage()
    {
        if (table.IsUnlogged)
        {
            yield return "[Unlogged]";
        }

        foreach (var parameter in table.Parameters)
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            yield return new AttributeText("StorageParameter").With(CSharpText.Literal(parameter[..equals])).With(CSharpText.Literal(parameter[(equals + 1)..])).ToString();
        }
    }

    private IEnumerable<string> Partitions()
    {
        if (SaidPartitions.ColumnsOf(table) is not { } columns)
        {
            yield break;
        }

        var method = CSharpText.Pascal(SaidPartitions.MethodOf(table.PartitionBy!).ToLowerInvariant());
        yield return new AttributeText("PartitionBy").With($"PartitionMethod.{method}").With(columns.Select(column => $"nameof({names.Property(table.Name, column)})")).ToString();
        foreach (var part in schema.All<Table>().Where(part => part.PartitionOf?.Parent == table.Name))
        {
            var attribute = new AttributeText("Partition").With(CSharpText.Literal(part.Name.Name)).Text("Schema", part.Name.Schema == table.Name.Schema ? null : part.Name.Schema);
            yield return Bound(attribute, PartitionBound.Parse(part.PartitionOf!.Bound)!).ToString();
        }
    }

    private static AttributeText Bound(AttributeText attribute, PartitionBound bound) => bound switch
    {
        RangeBound range => attribute.Text("From", range.From).Text("To", range.To),
        ListBound list => attribute.Text("In", list.Values),
        HashBound hash => attribute.Number("Modulus", hash.Modulus).Number("Remainder", hash.Remainder),
        _ => attribute.Flag("Default", true),
    };

    private IEnumerable<string> Security()
    {
        if (table.HasRowSecurity)
        {
            yield return new AttributeText("RowSecurity").Flag("Force", table.ForcesRowSecurity).ToString();
        }

        foreach (var policy in schema.PartsOf(table.Id).OfType<DefinedObject>())
        {
            yield return Policy(policy.Id.Name, PolicyDefinition.From(policy));
        }
    }

    private static string Policy(string name, PolicyDefinition policy)
    {
        var roles = policy.Roles.Where(static role => role != Privilege.Everyone).ToList();
        return new AttributeText("Policy").With(CSharpText.Literal(name))
            .Set("For", policy.Command == "ALL" ? null : "PolicyCommand." + CSharpText.Pascal(policy.Command.ToLowerInvariant()))
            .List("To", [.. roles.Select(static role => CSharpText.Literal(GrantText.NameOf(role)!))])
            .Flag("Restrictive", policy.IsRestrictive)
            .Text("Using", policy.Using)
            .Text("Check", policy.Check).ToString();
    }
}

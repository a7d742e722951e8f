using MigrationKit.Core.Model;

namespace MigrationKit.Core.Sql;

/// <summary>Kinds with a word that stands before their keyword: <c>CREATE DEFAULT CONVERSION</c>, <c>CREATE TRUSTED LANGUAGE</c>. It is the first one of the definition.</summary>
internal sealed class PrefixedStatements(ObjectKind kind, string keyword, string prefix) : DefinedStatements(kind, keyword)
{
    protected override string CreateStatement(DefinedObject item, bool replace)
    {
        var hasPrefix = item.Definition.StartsWith(prefix + " ", StringComparison.Ordinal);
        var rest = hasPrefix ? item.Definition.Substring(prefix.Length + 1) : item.Definition;
        return $"CREATE {(hasPrefix ? prefix + " " : "")}{Keyword} {CreatedName(item.Id)} {rest}";
    }
}

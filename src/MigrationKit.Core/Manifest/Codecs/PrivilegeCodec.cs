using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Manifest.Codecs;

/// <summary>Rights as they stand in an object: <c>"privileges": { "app": ["INSERT", "SELECT WITH GRANT OPTION"], "PUBLIC": ["NO EXECUTE"] }</c>.</summary>
internal static class PrivilegeCodec
{
    private const string Key = "privileges";
    private const string Option = " WITH GRANT OPTION";
    private const string No = "NO ";

    public static void Write(EquatableArray<Privilege> privileges, JsonWriter json) => json.Object(Key, privileges.IsEmpty ? null : grantees =>
    {
        foreach (var grantee in privileges.GroupBy(static privilege => privilege.Grantee))
        {
            grantees.Strings(grantee.Key, grantee.Select(Text).ToEquatableArray());
        }
    });

    public static EquatableArray<Privilege> Read(JsonObject json) => json.Object(Key) is { } grantees
        ? Privilege.Sorted(grantees.Keys.SelectMany(grantee => grantees.Strings(grantee).Select(text => Parse(grantee, text))))
        : default;

    private static string Text(Privilege privilege) => privilege.Form switch
    {
        PrivilegeForm.Granted => privilege.Right,
        PrivilegeForm.Grantable => privilege.Right + Option,
        _ => No + privilege.Right,
    };

    private static Privilege Parse(string grantee, string text) => text switch
    {
        _ when text.EndsWith(Option, StringComparison.Ordinal) => new(grantee, text.Substring(0, text.Length - Option.Length), PrivilegeForm.Grantable),
        _ when text.StartsWith(No, StringComparison.Ordinal) => new(grantee, text.Substring(No.Length), PrivilegeForm.Revoked),
        _ => new(grantee, text),
    };
}

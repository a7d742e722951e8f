namespace MigrationKit;

/// <summary>One committed migration, as the build recorded it in the assembly. Made by generated code.</summary>
/// <param name="id">The name of its folder, such as <c>20261120093015_add_user_avatar</c>: unique in its set.</param>
/// <param name="from">The fingerprint of the schema that it starts from.</param>
/// <param name="to">The fingerprint of the schema that it leads to.</param>
/// <param name="checksum">The checksum of the text of <c>up.sql</c>, line ends normalised: <c>sha256:</c> and 64 digits.</param>
/// <param name="upResource">The name of the embedded resource that holds <c>up.sql</c>.</param>
/// <param name="downResource">The name of the embedded resource that holds <c>down.sql</c>; null where there is none.</param>
public sealed class Migration(string id, string from, string to, string checksum, string upResource, string? downResource)
{
    /// <summary>The name of the migration's folder: unique in its set.</summary>
    public string Id { get; } = NotEmpty(id, nameof(id));

    /// <summary>The fingerprint of the schema that the migration starts from.</summary>
    public string From { get; } = NotEmpty(from, nameof(from));

    /// <summary>The fingerprint of the schema that the migration leads to.</summary>
    public string To { get; } = NotEmpty(to, nameof(to));

    /// <summary>The checksum of the text of <c>up.sql</c>, line ends normalised.</summary>
    public string Checksum { get; } = NotEmpty(checksum, nameof(checksum));

    /// <summary>The name of the resource that holds <c>up.sql</c>.</summary>
    public string UpResource { get; } = NotEmpty(upResource, nameof(upResource));

    /// <summary>The name of the resource that holds <c>down.sql</c>; null where there is none.</summary>
    public string? DownResource { get; } = downResource;

    private static string NotEmpty(string value, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, name);
        return value;
    }
}

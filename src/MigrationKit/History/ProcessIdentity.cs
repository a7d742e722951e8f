namespace MigrationKit.History;

/// <summary>What a process says of itself.</summary>
/// <param name="Id">Tells it from all others, also from one of the same number after a restart.</param>
/// <param name="Application">The name of the application.</param>
/// <param name="Host">The name of its machine or container.</param>
/// <param name="ProcessId">Its number there.</param>
internal sealed record ProcessIdentity(string Id, string Application, string Host, int ProcessId)
{
    /// <summary>This process, as one application among others that it may have.</summary>
    public static ProcessIdentity Create(string application) =>
        new(Guid.NewGuid().ToString("N"), application, Environment.MachineName, Environment.ProcessId);
}

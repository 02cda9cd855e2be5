using SmartLocal.Kernel;

namespace SmartLocal.Messages.Mail;

/// <summary>
/// An address with the name shown beside it. An <see cref="EmailAddress"/> is ASCII without white space or angle
/// brackets and the name is one line, so nothing can leave its header or command.
/// </summary>
internal sealed record Mailbox
{
    /// <exception cref="ArgumentException">The address is the empty default, or the name holds a line break.</exception>
    public Mailbox(EmailAddress address, string? name = null)
    {
        if (address == default)
        {
            throw new ArgumentException("A mailbox needs an address.", nameof(address));
        }

        OneLine.Demand(name);
        Address = address;
        Name = string.IsNullOrWhiteSpace(name) ? null : name.Trim();
    }

    public EmailAddress Address { get; }

    public string? Name { get; }

    /// <summary>
    /// The address as it stands in a header or between the angle brackets of a command. Japanese carriers long gave out
    /// addresses with two dots in a row or a dot before the at sign; RFC 5321 carries them only in quotes.
    /// </summary>
    public string Spelled
    {
        get
        {
            var (local, domain) = Address.Value.Split('@') is [var l, var d] ? (l, d) : ("", "");
            var bare = local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal);
            return bare ? Address.Value : $"\"{local}\"@{domain}";
        }
    }

    /// <summary>Never the address: whoever prints a mailbox by accident must not print a person.</summary>
    public override string ToString() => nameof(Mailbox);
}

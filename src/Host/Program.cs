Console.WriteLine("SmartLocal");

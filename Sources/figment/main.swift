print("figment")
